/** Pure functions of text, for both sides: what is stored, what is compared, and which way it reads. */
export { toLatinDigits, toPersianDigits } from './digits.js';
export { fold, matches } from './fold.js';
export { cleanLine, cleanText, excessiveMarks, isBlank } from './normalise.js';
