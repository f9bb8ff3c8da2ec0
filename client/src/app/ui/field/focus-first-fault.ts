import type { FieldTree } from '@angular/forms/signals';

/** Leads to the first field that is not right yet: what to do about a form that was not sent. */
export function focusFirstFault(form: FieldTree<unknown>): void {
  form().errorSummary()[0]?.fieldTree().focusBoundControl();
}
