const PERSIAN_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;
const LATIN_ZERO = 0x30;

const valueOf = (digit: string): number => {
  const code = digit.charCodeAt(0);
  return code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : code >= ARABIC_ZERO ? ARABIC_ZERO : LATIN_ZERO);
};

/** Persian and Arabic digits become Latin ones: for reading codes, dates and numbers a person typed. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(valueOf(digit)));
}

/** Latin and Arabic digits become Persian ones: for showing. */
export function toPersianDigits(text: string): string {
  return text.replace(/[0-9٠-٩]/g, (digit) => String.fromCharCode(PERSIAN_ZERO + valueOf(digit)));
}
