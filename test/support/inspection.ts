import { readSettings } from '../../server/src/config/settings.js';
import { ContentInspector } from '../../server/src/files/inspection/content-inspector.js';
import { Decoders } from '../../server/src/files/inspection/decoders.js';
import { VirusScanner } from '../../server/src/files/inspection/virus-scanner.js';
import { Log } from '../../server/src/logging/log.js';
import { SecurityLog } from '../../server/src/logging/security-log.js';

/** What examines files, without a server around it. Its decoders are to be shut down. */
export function inspection() {
  const decoders = new Decoders();
  const withSettings = (env: Record<string, string>): ContentInspector => {
    const settings = readSettings({ LOG_LEVEL: 'silent', ...env });
    const log = new Log(settings);
    return new ContentInspector(
      { current: settings },
      new VirusScanner(settings, log),
      decoders,
      new SecurityLog(log),
    );
  };
  return { decoders, withSettings, inspector: withSettings({}) };
}
