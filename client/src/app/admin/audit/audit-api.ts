import { Service, inject } from '@angular/core';
import type {
  AuditEntry,
  AuditFilter,
  AuditFormat,
  AuditPage,
  AuditVerdict,
  AuditVerdictAnswer,
} from '#contracts';
import { Http } from '../../core/http';
import type { Page } from '../ui/paged';

/** The console's routes of the audit. Throws `ApiError`. */
@Service()
export class AuditApi {
  readonly #http = inject(Http);

  async page(filter: AuditFilter, cursor?: string): Promise<Page<AuditEntry>> {
    const { entries: items, ...more } = await this.#http.get<AuditPage>('admin/audit', { ...filter, cursor });
    return { items, ...more };
  }

  async verify(): Promise<AuditVerdict> {
    return (await this.#http.get<AuditVerdictAnswer>('admin/audit/verify')).verdict;
  }

  /** Where the browser fetches it as a file. */
  exportAddress(format: AuditFormat, filter: AuditFilter): string {
    return `/api/admin/audit/export?${new URLSearchParams({ format, ...filter }).toString()}`;
  }
}
