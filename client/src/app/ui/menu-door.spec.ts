import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { providePersian } from '../i18n/testing/persian';
import { MenuDoor } from './menu-door';
import { Notices } from './notices';

@Component({ selector: 'sk-test-menu', template: '{{ room() }}' })
class TestMenu {
  readonly room = input('');
}

describe('MenuDoor', () => {
  const failure = vi.fn();
  const load = vi.fn();

  async function show() {
    TestBed.configureTestingModule({
      providers: [providePersian(), { provide: Notices, useValue: { failure } }],
    });
    const fixture = TestBed.createComponent(MenuDoor);
    fixture.componentRef.setInput('label', 'room.menu');
    fixture.componentRef.setInput('load', load);
    fixture.componentRef.setInput('inputs', { room: 'فنی' });
    await fixture.whenStable();
    const host: HTMLElement = fixture.nativeElement;
    const press = async () => {
      host.querySelector('button')?.click();
      await fixture.whenStable();
    };
    return { host, press };
  }

  it('gives place to the menu, with what it is given, when it is pressed', async () => {
    load.mockResolvedValueOnce(TestMenu);
    const { host, press } = await show();
    expect(host.querySelector('button')?.getAttribute('aria-haspopup')).toBe('menu');
    await press();
    expect(host.querySelector('button')).toBeNull();
    expect(host.querySelector('sk-test-menu')?.textContent).toBe('فنی');
  });

  it('stays, says so and fetches again by the next press, when the menu could not be fetched', async () => {
    load.mockRejectedValueOnce(new Error('cut')).mockResolvedValueOnce(TestMenu);
    const { host, press } = await show();
    await press();
    expect(failure).toHaveBeenCalledOnce();
    expect(host.querySelector('button')).not.toBeNull();
    await press();
    expect(host.querySelector('sk-test-menu')).not.toBeNull();
  });
});
