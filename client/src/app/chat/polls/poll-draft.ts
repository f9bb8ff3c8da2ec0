import { LIMITS, codePointLength } from '#contracts';
import { cleanLine, fold, isBlank } from '#text';
import { type Moment, momentOf } from '../../ui/date-time/moment';

/** A poll as it is being written. */
export interface PollDraft {
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly anonymous: boolean;
  /** Absent where it does not close by itself. */
  readonly closes?: Moment;
}

export interface PollFaults {
  readonly question?: string;
  /** By the option's place. */
  readonly options: ReadonlyMap<number, string>;
  readonly closes?: string;
}

export const EMPTY_DRAFT: PollDraft = {
  question: '',
  options: ['', ''],
  multiple: false,
  anonymous: false,
};

/** The options that say something, as they are sent. */
export function saidOptions({ options }: PollDraft): string[] {
  return options.map(cleanLine).filter((option) => !isBlank(option));
}

/** What the server would not take, by the codes it would give. */
export function faultsOf(draft: PollDraft, now: Date): PollFaults {
  const question = lengthFault(cleanLine(draft.question), LIMITS.pollQuestion.max);
  const closes = draft.closes && closingFault(draft.closes, now);
  return { options: optionFaults(draft), ...(question && { question }), ...(closes && { closes }) };
}

export function isSound({ question, options, closes }: PollFaults): boolean {
  return !question && options.size === 0 && !closes;
}

function lengthFault(text: string, max: number): string | undefined {
  if (isBlank(text)) return 'required';
  return codePointLength(text) > max ? 'tooLong' : undefined;
}

/** An option that says nothing is left out, as long as enough others say something. */
function optionFaults({ options }: PollDraft): Map<number, string> {
  const faults = new Map<number, string>();
  const seen = new Set<string>();
  const missing = LIMITS.pollOptions.min - options.filter((option) => !isBlank(cleanLine(option))).length;
  let asked = 0;
  options.forEach((option, place) => {
    const text = cleanLine(option);
    if (isBlank(text)) {
      if (asked < missing) faults.set(place, 'required');
      asked += 1;
    } else if (codePointLength(text) > LIMITS.pollOption.max) faults.set(place, 'tooLong');
    else if (seen.has(fold(text))) faults.set(place, 'duplicate');
    seen.add(fold(text));
  });
  return faults;
}

function closingFault(closes: Moment, now: Date): string | undefined {
  const at = momentOf(closes);
  if (!at) return 'format';
  return at.getTime() <= now.getTime() ? 'past' : undefined;
}
