let count = 0;

/** Ties a label and a note to their input; unique in the page. */
export function nextFieldId(): string {
  count += 1;
  return `sk-field-${count}`;
}
