import { Recording } from './recording';
import { FakeMicrophone } from './testing/fake-microphone';

const TYPE = { type: 'audio/webm;codecs=opus', extension: 'webm' } as const;

describe('Recording', () => {
  let microphone: FakeMicrophone;

  beforeEach(() => {
    vi.useFakeTimers();
    microphone = new FakeMicrophone();
    microphone.install();
  });

  afterEach(() => {
    microphone.uninstall();
    vi.useRealTimers();
  });

  it('tells how long somebody spoke, without their pauses', async () => {
    const recording = await Recording.start(TYPE);
    vi.advanceTimersByTime(2_000);
    recording.pause();
    vi.advanceTimersByTime(60_000);
    expect(recording.durationMs()).toBe(2_000);
    recording.resume();
    vi.advanceTimersByTime(1_000);
    const { blob, voice } = await recording.stop();
    expect(voice).toEqual({ durationMs: 3_000, waveform: Array(60).fill(100) });
    expect([blob.type, blob.size]).toEqual(['audio/webm', 5]);
  });

  it('counts all the time when a page in the background hears of it seldom', async () => {
    const { setInterval: paced } = globalThis;
    vi.stubGlobal('setInterval', (act: () => void) => paced(act, 1_000));
    const recording = await Recording.start(TYPE);
    vi.advanceTimersByTime(5_000);
    expect(recording.durationMs()).toBe(5_000);
    recording.cancel();
  });

  it.each(['stop', 'cancel'] as const)('lets go of the microphone at %s', async (end) => {
    const recording = await Recording.start(TYPE);
    expect(microphone.isFree).toBe(false);
    await recording[end]();
    expect(microphone.isFree).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['context', 'source', 'recorder', 'start'] as const)(
    'lets go of the microphone when its %s fails',
    async (at) => {
      const error = new DOMException('', 'NotSupportedError');
      microphone.fault = { at, error };
      await expect(Recording.start(TYPE)).rejects.toBe(error);
      expect(microphone.tracks).toEqual([{ live: false }]);
      expect(microphone.isFree).toBe(true);
    },
  );
});
