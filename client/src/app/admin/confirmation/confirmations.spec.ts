import { TestBed } from '@angular/core/testing';
import { ApiError } from '../../core/api-error';
import { Http } from '../../core/http';
import { Dialogs } from '../../ui/dialogs';
import { Confirmations } from './confirmations';

describe('Confirmations', () => {
  let answer: boolean | undefined;
  let asked: number;
  let confirmation: Confirmations;

  beforeEach(() => {
    asked = 0;
    const open = () => {
      asked += 1;
      return Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Dialogs, useValue: { open } },
        { provide: Http, useValue: {} },
      ],
    });
    confirmation = TestBed.inject(Confirmations);
  });

  /** Refused until the password was shown. */
  const deed = () =>
    asked > 0 ? Promise.resolve('done') : Promise.reject(new ApiError('auth.confirm', 403));

  it('asks, and does it then, when the server wants the password again', async () => {
    answer = true;
    expect(await confirmation.run(deed)).toBe('done');
  });

  it('leaves it when the person would not', async () => {
    answer = undefined;
    await expect(confirmation.run(deed)).rejects.toMatchObject({ code: 'auth.confirm' });
  });

  it('asks nobody when nothing is wanted, or something else is wrong', async () => {
    expect(await confirmation.run(() => Promise.resolve(1))).toBe(1);
    const other = () => Promise.reject(new ApiError('user.lastAdmin', 409));
    await expect(confirmation.run(other)).rejects.toMatchObject({ code: 'user.lastAdmin' });
    expect(asked).toBe(0);
  });
});
