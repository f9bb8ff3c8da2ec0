import { TestBed } from '@angular/core/testing';
import { FakeConnection, fakeApi, provideFakes } from '../../core/testing/fakes';
import { aFile } from '../../core/testing/samples';
import { provideSomeone } from '../../core/testing/someone';
import { providePersian } from '../../i18n/testing/persian';
import { AWAKE_MS, FilmPlayer } from './film-player';

const film = aFile('film.mp4', { kind: 'video', type: 'video/mp4', duration: 75, hasPreview: false });

/** A player whose element does as it is told: this browser plays nothing. */
function player() {
  const fixture = TestBed.createComponent(FilmPlayer);
  fixture.componentRef.setInput('file', film);
  fixture.componentRef.setInput('author', 'امید');
  fixture.detectChanges();
  const host: HTMLElement = fixture.nativeElement;
  const video = host.querySelector('video');
  const slider = host.querySelector('input');
  if (!video || !slider) throw new Error('There is no film.');
  let paused = true;
  Object.defineProperty(video, 'paused', { get: () => paused });
  const become = (state: boolean, event: string) => {
    paused = state;
    video.dispatchEvent(new Event(event));
    fixture.detectChanges();
  };
  video.play = () => Promise.resolve(become(false, 'play'));
  video.pause = () => become(true, 'pause');
  const names = () => [...host.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));
  const press = (name: string) => {
    const button = [...host.querySelectorAll('button')].find(
      (each) => each.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`There is no button ${name}.`);
    button.click();
    fixture.detectChanges();
  };
  const point = (type: string, pointerType: string) => {
    video.dispatchEvent(new PointerEvent(type, { pointerType, bubbles: true }));
    fixture.detectChanges();
  };
  const tap = () => {
    point('pointerdown', 'touch');
    video.click();
    fixture.detectChanges();
  };
  const rest = () => {
    vi.advanceTimersByTime(AWAKE_MS);
    fixture.detectChanges();
  };
  const isAway = () => host.querySelector('.bar')?.classList.contains('away');
  return { fixture, host, video, slider, names, press, point, tap, rest, isAway };
}

describe('FilmPlayer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [providePersian(), provideFakes(new FakeConnection(), fakeApi()), provideSomeone()],
    });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('plays and pauses when its button or the picture is pressed', () => {
    const { names, press, video } = player();
    press('پخش');
    expect(video.paused).toBe(false);
    expect(names()).toContain('مکث');
    video.click();
    expect(video.paused).toBe(true);
  });

  it('says where it is in the digits of the person, from left to right, when its place is moved', () => {
    const { host, slider, video, fixture } = player();
    expect(host.dir).toBe('ltr');
    slider.value = '65';
    slider.dispatchEvent(new Event('input'));
    fixture.detectChanges();
    expect(video.currentTime).toBe(65);
    expect(slider.getAttribute('aria-valuetext')).toBe('۱:۰۵ از ۱:۱۵');
    expect(host.querySelector('.clock')?.textContent.trim()).toBe('۱:۰۵ / ۱:۱۵');
  });

  it('is silent until its sound is wanted again when that was turned off', () => {
    const { press, video, fixture } = player();
    press('بی‌صدا کردن');
    expect(video.muted).toBe(true);
    video.dispatchEvent(new Event('volumechange'));
    fixture.detectChanges();
    press('باصدا کردن');
    expect(video.muted).toBe(false);
  });

  it('puts its controls away when it plays and the pointer rests or leaves, and brings them when it moves', () => {
    const { press, point, rest, isAway } = player();
    press('پخش');
    point('pointermove', 'mouse');
    expect(isAway()).toBe(false);
    rest();
    expect(isAway()).toBe(true);
    point('pointermove', 'mouse');
    expect(isAway()).toBe(false);
    point('pointerleave', 'mouse');
    expect(isAway()).toBe(true);
    press('مکث');
    expect(isAway()).toBe(false);
  });

  it('goes on when a finger brings its controls, and pauses at the next press', () => {
    const { tap, rest, isAway, video } = player();
    tap();
    rest();
    expect(isAway()).toBe(true);
    tap();
    expect(isAway()).toBe(false);
    expect(video.paused).toBe(false);
    tap();
    expect(video.paused).toBe(true);
  });

  it('tells when it cannot be played', () => {
    const { fixture, video } = player();
    const lost = vi.fn();
    fixture.componentInstance.lost.subscribe(lost);
    video.dispatchEvent(new Event('error'));
    expect(lost).toHaveBeenCalledOnce();
  });
});
