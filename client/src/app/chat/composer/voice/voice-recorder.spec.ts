import { TestBed } from '@angular/core/testing';
import { FakeConnection, fakeApi, provideFakes } from '../../../core/testing/fakes';
import { aServer } from '../../../core/testing/samples';
import { providePersian } from '../../../i18n/testing/persian';
import { FakeMicrophone } from './testing/fake-microphone';
import type { VoiceFile } from './voice-file';
import { VoiceRecorder } from './voice-recorder';

const MINUTE = 60_000;

describe('VoiceRecorder', () => {
  let microphone: FakeMicrophone;

  beforeEach(() => {
    vi.useFakeTimers();
    microphone = new FakeMicrophone();
    microphone.install();
    const uploads = { maxSize: 1_000, extensions: ['webm'] };
    const api = fakeApi({ server: () => Promise.resolve(aServer({ uploads })) });
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), api)],
    });
  });

  afterEach(() => {
    microphone.uninstall();
    vi.useRealTimers();
  });

  async function speak() {
    const fixture = TestBed.createComponent(VoiceRecorder);
    const host: HTMLElement = fixture.nativeElement;
    const sent: VoiceFile[] = [];
    fixture.componentInstance.recorded.subscribe((file) => sent.push(file));
    const after = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms);
      TestBed.tick();
      await vi.advanceTimersByTimeAsync(0);
      TestBed.tick();
    };
    TestBed.tick();
    await after(0);
    const press = async (selector: string) => {
      host.querySelector<HTMLElement>(selector)?.click();
      await after(0);
    };
    return { fixture, host, sent, after, press };
  }

  it('sends what was said, and how long it took', async () => {
    const { after, press, sent, fixture } = await speak();
    await after(1_500);
    await press('.send');
    expect(sent).toMatchObject([{ voice: { durationMs: 1_500 } }]);
    expect(sent[0]?.name).toMatch(/^voice-.+\.webm$/);
    fixture.destroy();
    expect(microphone.isFree).toBe(true);
  });

  it('stops by itself after a quarter of an hour of speech, pauses left out', async () => {
    const { after, press, host } = await speak();
    await after(10 * MINUTE);
    await press('.field button');
    await after(10 * MINUTE);
    await press('.field button');
    await after(5 * MINUTE - 100);
    expect(host.querySelector('audio')).toBeNull();
    await after(100);
    expect(host.querySelector('audio')).not.toBeNull();
    expect(microphone.tracks).toEqual([{ live: false }]);
  });

  it.each([
    ['while it records', []],
    ['while it is paused', ['.field button']],
    ['while one listens', ['.field button:last-child']],
  ])('leaves nothing behind when it is closed %s', async (_when, presses) => {
    const { fixture, press, after } = await speak();
    await after(1_000);
    for (const selector of presses) await press(selector);
    fixture.destroy();
    await vi.advanceTimersByTimeAsync(0);
    expect(microphone.isFree).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets go of the microphone when it is given after the recorder was closed', async () => {
    const fixture = TestBed.createComponent(VoiceRecorder);
    TestBed.tick();
    fixture.destroy();
    await vi.advanceTimersByTimeAsync(0);
    expect(microphone.tracks).toEqual([{ live: false }]);
    expect(microphone.isFree).toBe(true);
  });
});
