import { TestBed } from '@angular/core/testing';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aFile } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { Sound } from './sound';

const voice = aFile('v.ogg', {
  kind: 'voice',
  type: 'audio/ogg',
  duration: 8,
  waveform: [0, 100],
  hasPreview: false,
});

/** A player whose element does as it is told: this browser plays nothing. */
async function player(file = voice) {
  const fixture = TestBed.createComponent(Sound);
  fixture.componentRef.setInput('file', file);
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  const audio = host.querySelector('audio');
  if (!audio) throw new Error('There is no sound.');
  let paused = true;
  Object.defineProperty(audio, 'paused', { get: () => paused });
  const become = (state: boolean, event: string) => {
    paused = state;
    audio.dispatchEvent(new Event(event));
  };
  audio.play = () => Promise.resolve(become(false, 'play'));
  audio.pause = () => become(true, 'pause');
  const find = <E extends HTMLElement>(selector: string) => host.querySelector<E>(selector);
  const press = async (selector: string) => {
    find(selector)?.click();
    await fixture.whenStable();
  };
  return { host, audio, press, find, settle: () => fixture.whenStable() };
}

describe('Sound', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi()), provideSomeone()],
    });
  });

  it('plays and pauses when its button is pressed', async () => {
    const { press, find, audio } = await player();
    expect(find('.play')?.ariaLabel ?? find('.play')?.getAttribute('aria-label')).toBe('پخش');
    await press('.play');
    expect(audio.paused).toBe(false);
    expect(find('.play')?.getAttribute('aria-label')).toBe('مکث');
    await press('.play');
    expect(audio.paused).toBe(true);
  });

  it('lets one play at a time when there are two', async () => {
    const [one, other] = [await player(), await player()];
    await one.press('.play');
    await other.press('.play');
    expect(one.audio.paused).toBe(true);
    expect(other.audio.paused).toBe(false);
  });

  it('goes to the place that is chosen and says where that is', async () => {
    const { find, audio, settle, host } = await player();
    const slider = find<HTMLInputElement>('input');
    expect(slider?.max).toBe('8');
    if (slider) slider.value = '4';
    slider?.dispatchEvent(new Event('input'));
    await settle();
    expect(audio.currentTime).toBe(4);
    expect(slider?.getAttribute('aria-valuetext')).toBe('۰:۰۴ از ۰:۰۸');
    expect(host.querySelectorAll('.bars .played')).toHaveLength(22);
  });

  it('goes faster and back to its own speed when that is asked', async () => {
    const { press, audio, find } = await player();
    await press('.speed');
    expect(audio.playbackRate).toBe(1.5);
    expect(find('.speed')?.textContent).toContain('۱٫۵×');
    await press('.speed');
    await press('.speed');
    expect(audio.playbackRate).toBe(1);
  });

  it('says so when the sound does not come', async () => {
    const { audio, host, settle } = await player();
    audio.dispatchEvent(new Event('error'));
    await settle();
    expect(host.textContent).toContain('این صدا پخش نمی‌شود.');
  });
});
