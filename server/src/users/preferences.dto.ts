import { ArrayMaxSize, IsArray, IsBoolean, IsIn, Matches, ValidateIf } from 'class-validator';
import {
  CALENDARS,
  type Calendar,
  DIGITS,
  type Digits,
  LANGUAGES,
  LIMITS,
  type Language,
  OWN_SIDES,
  type OwnSide,
  SOUNDS,
  type Sound,
  TEXT_SIZES,
  THEMES,
  type TextSize,
  type Theme,
  type UpdatePreferencesRequest,
} from '#contracts';
import { Emoji, Optional, Whole } from '../common/validation/rules.js';

const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** `HH:MM`, or an empty string for none. */
const ClockTime = (): PropertyDecorator => (target, key) => {
  ValidateIf((_, value) => value !== undefined && value !== '')(target, key);
  Matches(CLOCK_TIME)(target, key);
};

/** What a person chose; as a request, the keys that are absent stay as they are. */
export class PreferencesDto implements UpdatePreferencesRequest {
  /** @example "fa" */
  @Optional()
  @IsIn(LANGUAGES)
  language?: Language;

  /** @example "dark" */
  @Optional()
  @IsIn(THEMES)
  theme?: Theme;

  /** @example "jalali" */
  @Optional()
  @IsIn(CALENDARS)
  calendar?: Calendar;

  /** @example "persian" */
  @Optional()
  @IsIn(DIGITS)
  digits?: Digits;

  /** @example "end" */
  @Optional()
  @IsIn(OWN_SIDES)
  ownSide?: OwnSide;

  /** @example "medium" */
  @Optional()
  @IsIn(TEXT_SIZES)
  textSize?: TextSize;

  /** @example true */
  @Optional()
  @IsBoolean()
  enterToSend?: boolean;

  /** @example "santur" */
  @Optional()
  @IsIn(SOUNDS)
  sound?: Sound;

  /** @example 60 */
  @Optional()
  @Whole(0, 100)
  soundVolume?: number;

  /** @example false */
  @Optional()
  @IsBoolean()
  desktopNotifications?: boolean;

  /**
   * On the person's own clock; an empty string removes it.
   * @example "22:30"
   */
  @ClockTime()
  quietFrom?: string;

  /** @example "07:00" */
  @ClockTime()
  quietTo?: string;

  /** @example true */
  @Optional()
  @IsBoolean()
  showOnline?: boolean;

  /** @example true */
  @Optional()
  @IsBoolean()
  allowPrivate?: boolean;

  /** @example true */
  @Optional()
  @IsBoolean()
  readReceipts?: boolean;

  /**
   * 0 is none, 1 to 5 are Fitzpatrick types 1–2 to 6.
   * @example 0
   */
  @Optional()
  @Whole(0, 5)
  skinTone?: number;

  /**
   * The newest first.
   * @example ["👍", "❤️"]
   */
  @Optional()
  @IsArray()
  @ArrayMaxSize(LIMITS.recentEmoji.max)
  @Emoji({ each: true })
  recentEmoji?: string[];
}
