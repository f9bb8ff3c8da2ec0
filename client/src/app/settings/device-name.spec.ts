import { deviceOf } from './device-name';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const EDGE = `${CHROME.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')} Edg/156.0.0.0`;
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const ANDROID = CHROME.replace('X11; Linux x86_64', 'Linux; Android 15; Pixel 9');

describe('deviceOf', () => {
  it.each([
    [CHROME, { browser: 'Chrome', system: 'Linux' }],
    [EDGE, { browser: 'Edge', system: 'Windows' }],
    [SAFARI, { browser: 'Safari', system: 'iOS' }],
    [ANDROID, { browser: 'Chrome', system: 'Android' }],
  ])('names the browser and the system when the agent is %s', (agent, device) => {
    expect(deviceOf(agent)).toEqual(device);
  });

  it('names nothing when the agent is a tool', () => {
    expect(deviceOf('curl/8.0')).toBeNull();
    expect(deviceOf('')).toBeNull();
  });
});
