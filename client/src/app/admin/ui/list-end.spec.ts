import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTranslateService } from '@ngx-translate/core';
import { ListEnd } from './list-end';
import type { Paged } from './paged';

describe('ListEnd', () => {
  const items = signal<readonly unknown[]>([]);
  const status = signal<'loading' | 'ready' | 'error'>('ready');
  const hasMore = signal(false);
  const more = vi.fn(() => Promise.resolve());
  const list: Paged<unknown> = {
    items,
    status,
    hasMore,
    failure: signal(null),
    more,
    reload: () => Promise.resolve(),
    update: () => undefined,
  };
  let fixture: ComponentFixture<ListEnd>;
  const shown = () => {
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  };

  beforeEach(() => {
    items.set([]);
    status.set('ready');
    hasMore.set(false);
    more.mockClear();
    TestBed.configureTestingModule({ providers: [provideTranslateService()] });
    fixture = TestBed.createComponent(ListEnd);
    fixture.componentRef.setInput('list', list);
    fixture.componentRef.setInput('none', 'people.none');
  });

  it('says that nothing fits only when the answer is there', () => {
    status.set('loading');
    expect(shown().textContent).toContain('app.loading');
    status.set('ready');
    expect(shown().textContent).toContain('people.none');
    items.set(['1']);
    expect(shown().textContent?.trim()).toBe('');
  });

  it('asks again for the page that failed', () => {
    items.set(['1']);
    hasMore.set(true);
    status.set('error');
    shown().querySelector('button')!.click();
    expect(shown().textContent).toContain('app.retry');
    expect(more).toHaveBeenCalledOnce();
  });

  it('asks for no second page while one is on its way', () => {
    items.set(['1']);
    hasMore.set(true);
    shown().querySelector('button')!.click();
    status.set('loading');
    expect(shown().querySelector('button')!.getAttribute('aria-disabled')).toBe('true');
    expect(more).toHaveBeenCalledOnce();
  });
});
