/** Pure functions of text, for both sides: what is stored, what is compared, and which way it reads. */
export { calledNames } from './called-names.js';
export { letterClass, type LetterClass } from './characters.js';
export { toLatinDigits, toPersianDigits } from './digits.js';
export { paragraphDirection, withDirection } from './direction.js';
export { isEmoji } from './emoji.js';
export { fold, matches } from './fold.js';
export { cleanLine, cleanText, excessiveMarks, isBlank } from './normalise.js';
export { paragraphs, type Paragraph } from './paragraphs.js';
export type { Direction, Segment } from './segment.js';
