import { chromium, expect, test } from '@playwright/test';
import { TestServer } from '../support/server.js';
import { openPair } from './support/pair.js';
import { LANGUAGES } from './support/words.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.stop());

for (const language of LANGUAGES) {
  test(`a voice message is recorded, heard, sent and played by the other, in ${language}`, async ({
    launchOptions,
  }) => {
    const browser = await chromium.launch({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    const { sara, omid, end } = await openPair(browser, server.url, language);
    const recorder = sara.page.locator('sk-voice-recorder');
    const press = (key: string) => recorder.getByRole('button', { name: sara.t(key), exact: true }).click();

    await sara.button('voice.record').click();
    await expect(recorder.locator('.bars > span').nth(3)).toBeAttached();
    await press('voice.cancel');
    await expect(recorder).toHaveCount(0);
    await expect(sara.composer).toBeFocused();

    await sara.button('voice.record').click();
    await expect(recorder.locator('.bars > span').nth(10)).toBeAttached();
    await press('voice.pause');
    await press('voice.resume');
    await press('voice.stop');
    const heard = recorder.locator('audio');
    await expect.poll(() => heard.evaluate((audio: HTMLAudioElement) => audio.readyState)).toBeGreaterThan(0);
    await press('voice.send');

    const sound = omid.page.locator('sk-message-item sk-sound');
    await expect(sound).toBeVisible();
    await sound.getByRole('button', { name: omid.t('files.play'), exact: true }).click();
    await expect
      .poll(() => sound.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
      .toBeGreaterThan(0);
    await end();
    await browser.close();
  });

  test(`whoever does not give the microphone is told why, in ${language}`, async ({ browser }) => {
    const { sara, end } = await openPair(browser, server.url, language);
    await sara.page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      navigator.mediaDevices.getUserMedia = refuse;
    });
    await sara.button('voice.record').click();
    await expect(sara.page.getByText(sara.t('voice.denied'))).toBeVisible();
    await sara.page.keyboard.press('Escape');
    await expect(sara.composer).toBeFocused();
    await end();
  });
}
