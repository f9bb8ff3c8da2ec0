import type { ServerSettingName, ServerSettings } from './server-settings.js';

export type UpdateServerSettingsRequest = Partial<Omit<ServerSettings, 'logo'>>;

/** All settings, and which of them the environment decides. */
export interface ServerSettingsAnswer {
  settings: ServerSettings;
  fixed: FixedSetting[];
}

export interface FixedSetting {
  name: ServerSettingName;
  /** What decides it, as it is called in the environment. */
  variable: string;
}
