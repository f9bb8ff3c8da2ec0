import { Directionality } from '@angular/cdk/bidi';
import { Component, DestroyRef, type ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { TranslatePipe } from '@ngx-translate/core';
import { contentOf, downloadOf, previewOf } from '../../../core/file-address';
import { NumberPipe } from '../../../i18n/count';
import { Fingers, type Pinch, type Point } from '../../../ui/fingers';
import { Icon } from '../../../ui/icon';
import { deletedMeanwhile } from '../deleted-meanwhile';
import { FileName } from '../file-name';
import type { PictureWalk } from '../file-opening';
import { FileWords } from '../file-words';
import { FilmPlayer } from '../film-player';
import { FilmStill } from '../film-still';
import { type Frame, WHOLE, moved, zoomed } from './zoom';

/** A finger that went so far wants the next picture, or to leave. */
const SWIPE_PX = 60;
const AWAY_PX = 110;
const STEP = 1.5;
const CLOSE_UP = 2.5;
const MIDDLE: Point = { x: 0, y: 0 };

/** Pictures one after the other, as large as the screen allows: the next one lies where reading goes on. */
@Component({
  selector: 'sk-lightbox',
  imports: [
    FileName,
    FilmPlayer,
    FilmStill,
    Fingers,
    Icon,
    MatDialogClose,
    MatDialogTitle,
    MatIconButton,
    NumberPipe,
    TranslatePipe,
  ],
  templateUrl: './lightbox.html',
  styleUrls: ['../full-window.scss', './lightbox.scss'],
})
export class Lightbox {
  readonly #dialog = inject(MatDialogRef);
  readonly #words = inject(FileWords);
  readonly #direction = inject(Directionality).valueSignal;
  protected readonly pictures = inject<PictureWalk>(MAT_DIALOG_DATA).pictures;
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');

  protected readonly at = signal(inject<PictureWalk>(MAT_DIALOG_DATA).first);
  protected readonly view = signal(WHOLE);
  /** How far the finger has pulled all of it aside, in pixels. */
  protected readonly pulled = signal(0);
  /** Those that did not come. */
  protected readonly missing = signal<ReadonlySet<string>>(new Set());
  readonly #deleted = deletedMeanwhile();

  /** 1 where reading goes to the right, -1 where it goes to the left. */
  readonly #forward = computed(() => (this.#direction() === 'rtl' ? -1 : 1));
  protected readonly current = computed(() => this.pictures[this.at()] ?? null);
  /** Its message was deleted while it was looked at. */
  protected readonly isGone = computed(() => this.#deleted().has(this.current()?.message ?? ''));
  protected readonly zoomable = computed(() => this.current()?.file.kind === 'image' && !this.isGone());
  protected readonly isZoomed = computed(() => this.view().scale > 1);
  protected readonly download = computed(() => downloadOf(this.current()?.file.id ?? ''));
  /** The one that is seen and its neighbours, which are fetched meanwhile. */
  protected readonly slides = computed(() => {
    const at = this.at();
    return [at - 1, at, at + 1].flatMap((index) => {
      const picture = this.pictures[index];
      if (!picture) return [];
      const { file, message, author } = picture;
      const alt = this.#words.alternative(file, author);
      const place = (index - at) * this.#forward();
      const under = file.hasPreview ? previewOf(file.id) : null;
      return {
        file,
        author,
        alt,
        place,
        under,
        content: contentOf(file.id),
        here: index === at,
        gone: this.#deleted().has(message),
      };
    });
  });
  protected readonly turned = computed(() => {
    const { scale, x, y } = this.view();
    return `translate(${x}px, ${y}px) scale(${scale})`;
  });

  constructor() {
    const keys = this.#dialog.keydownEvents().pipe(takeUntilDestroyed(inject(DestroyRef)));
    keys.subscribe((event) => this.#keyed(event));
  }

  protected go(by: number): void {
    const next = Math.min(this.pictures.length - 1, Math.max(0, this.at() + by));
    this.pulled.set(0);
    if (next === this.at()) return;
    this.view.set(WHOLE);
    this.at.set(next);
  }

  protected zoom(factor: number, point: Point = MIDDLE): void {
    if (this.zoomable()) this.view.update((view) => zoomed(view, factor, point, this.#frame()));
  }

  protected closeUp(event: MouseEvent): void {
    if (this.isZoomed()) this.view.set(WHOLE);
    else this.zoom(CLOSE_UP, this.#pointOf(event));
  }

  protected wheeled(event: WheelEvent): void {
    if (!this.zoomable()) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 400), this.#pointOf(event));
  }

  protected dragged({ by, whole }: { by: Point; whole: Point }): void {
    if (this.isZoomed()) this.view.update((view) => moved(view, by, this.#frame()));
    else if (Math.abs(whole.x) > Math.abs(whole.y)) this.pulled.set(whole.x);
  }

  protected dropped({ x, y }: Point): void {
    if (this.isZoomed()) return;
    if (Math.abs(x) > SWIPE_PX && Math.abs(x) > Math.abs(y)) this.go(x * this.#forward() < 0 ? 1 : -1);
    else if (y > AWAY_PX) this.#dialog.close();
    this.pulled.set(0);
  }

  protected pinched({ factor, point, by }: Pinch): void {
    this.zoom(factor, point);
    this.view.update((view) => moved(view, by, this.#frame()));
  }

  protected lost(id: string): void {
    this.missing.update((missing) => new Set([...missing, id]));
  }

  #keyed(event: KeyboardEvent): void {
    // The place in a film moves by the arrows too.
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
    const last = this.pictures.length;
    const does: Record<string, () => void> = {
      ArrowLeft: () => this.go(-this.#forward()),
      ArrowRight: () => this.go(this.#forward()),
      Home: () => this.go(-last),
      End: () => this.go(last),
      '+': () => this.zoom(STEP),
      '=': () => this.zoom(STEP),
      '-': () => this.zoom(1 / STEP),
      '0': () => this.view.set(WHOLE),
    };
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #frame(): Frame {
    const { clientWidth: width, clientHeight: height } = this.stage().nativeElement;
    return { width, height };
  }

  #pointOf({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.stage().nativeElement.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }
}
