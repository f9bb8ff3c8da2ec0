import { Service, inject } from '@angular/core';
import type {
  AuditFilter,
  AuditFormat,
  AuditPage,
  AuditQuery,
  AuditVerdict,
  AuditVerdictAnswer,
} from '#contracts';
import { Http } from '../../core/http';

/** The console's routes of the audit. Throws `ApiError`. */
@Service()
export class AuditApi {
  readonly #http = inject(Http);

  page(query: AuditQuery): Promise<AuditPage> {
    return this.#http.get('admin/audit', { ...query });
  }

  async verify(): Promise<AuditVerdict> {
    return (await this.#http.get<AuditVerdictAnswer>('admin/audit/verify')).verdict;
  }

  /** Where the browser fetches it as a file. */
  exportAddress(format: AuditFormat, filter: AuditFilter): string {
    return `/api/admin/audit/export?${new URLSearchParams({ format, ...filter }).toString()}`;
  }
}
