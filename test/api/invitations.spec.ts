import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  AuditPage,
  Invitation,
  InvitationAnswer,
  InvitationsAnswer,
  MadeInvitationAnswer,
  NewInvitation,
  RegistrationMode,
  RoomAnswer,
  RoomsAnswer,
} from '#contracts';
import { TestMail, tokenIn } from '../support/mail.js';
import { PASSWORD, Person, freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { type Staff, hire, mustSucceed } from '../support/staff.js';

const HOUR_MS = 3_600_000;

let mail: TestMail;
let server: TestServer;
let staff: Staff;
beforeAll(async () => {
  mail = await TestMail.start();
  server = await TestServer.start({ env: mail.env });
  staff = await hire(server.url);
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});
afterEach(async () => {
  delete mail.refusal;
  await open('open');
});

const open = (registration: RegistrationMode) =>
  mustSucceed(staff.admin.call('PATCH', '/api/admin/settings', { registration }));
const ask = (wish: object, by = staff.admin) =>
  by.call<MadeInvitationAnswer>('POST', '/api/admin/invitations', wish);
const invite = async (wish: NewInvitation = {}) => {
  const { body } = await mustSucceed(ask(wish));
  return { ...body, token: tokenOf(body.link) };
};
const tokenOf = (link: string): string => link.split('#')[1] ?? '';
const revoke = (id: string, by = staff.admin) =>
  by.call<InvitationAnswer>('DELETE', `/api/admin/invitations/${id}`);
const list = async (): Promise<Invitation[]> => {
  const { body } = await staff.admin.get<InvitationsAnswer>('/api/admin/invitations');
  return body.invitations;
};
const known = async (id: string) => (await list()).find((each) => each.id === id);
const look = (invitation: unknown) =>
  request(server.url, 'POST', '/api/auth/invitation', { body: { invitation } });
const register = (invitation?: unknown, username = freshName()) =>
  request(server.url, 'POST', '/api/auth/register', { body: { username, password: PASSWORD, invitation } });
/** What is the same for all that is refused. */
const bare = ({ status, text }: { status: number; text: string }) => `${status} ${text}`;

describe('an invitation', () => {
  it('is made with its bounds, tells its link once, and is listed without it', async () => {
    const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
    const made = await invite({ expiresAt, maxUses: 3 });
    expect(made.link).toMatch(/^https:\/\/chat\.example\.org\/register#[\w-]{43}$/);
    expect(made.invitation).toMatchObject({
      state: 'open',
      createdBy: staff.admin.name,
      expiresAt,
      maxUses: 3,
      uses: 0,
      rooms: [],
    });
    const answer = await staff.admin.get<InvitationsAnswer>('/api/admin/invitations');
    expect(answer.body.invitations[0]).toEqual(made.invitation);
    expect(answer.text).not.toContain(made.token);
  });

  it('tells whoever holds it who invites', async () => {
    const { token } = await invite();
    expect(await look(token)).toMatchObject({
      status: 200,
      body: { invitation: { invitedBy: staff.admin.user.displayName } },
    });
  });

  it('makes one account when it has one use and ten come at once (BL4)', async () => {
    const { token, invitation } = await invite({ maxUses: 1 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(410)]);
    expect(await known(invitation.id)).toMatchObject({ state: 'used', uses: 1 });
  });

  it('is not used up by who could not be registered', async () => {
    const { token, invitation } = await invite({ maxUses: 1 });
    expect((await register(token, staff.member.name)).body).toMatchObject({ code: 'username.conflict' });
    expect(await known(invitation.id)).toMatchObject({ state: 'open', uses: 0 });
    expect((await register(token)).status).toBe(201);
  });

  it('brings whoever comes by it into its rooms, whose members hear of it', async () => {
    const { body } = await staff.admin.call<RoomAnswer>('POST', '/api/rooms', {
      name: 'تیم پنهان',
      kind: 'private',
    });
    const { id } = body.room;
    const { token } = await invite({ rooms: [id] });
    const socket = await staff.admin.connect();
    const username = freshName();
    expect((await register(token, username)).status).toBe(201);
    expect(await socket.next('user_joined', ({ room }) => room === id)).toMatchObject({
      memberCount: 2,
      user: { username },
    });
    const person = await Person.login(server.url, username);
    const { rooms } = (await person.get<RoomsAnswer>('/api/rooms')).body;
    expect(rooms.map((room) => room.id)).toContain(id);
    expect((await list())[0]?.rooms).toEqual([{ id, name: 'تیم پنهان' }]);
  });

  it('gives one and the same answer when it was never one, is revoked or is used up (BL4)', async () => {
    const [used, revoked] = [await invite({ maxUses: 1 }), await invite()];
    await register(used.token);
    expect((await revoke(revoked.invitation.id)).body.invitation).toMatchObject({ state: 'revoked' });
    const tokens = ['A'.repeat(43), used.token, revoked.token];
    const looks = new Set((await Promise.all(tokens.map(look))).map(bare));
    const tries = new Set((await Promise.all(tokens.map((token) => register(token)))).map(bare));
    expect([looks.size, tries.size]).toEqual([1, 1]);
    expect([...looks, ...tries].every((answer) => answer.includes('invitation.invalid'))).toBe(true);
  });

  it('stays revoked, and by whom it was first, when it is revoked again', async () => {
    const { invitation } = await invite();
    const first = await revoke(invitation.id);
    expect((await revoke(invitation.id)).body).toEqual(first.body);
    expect((await renewed(invitation.id)).body).toMatchObject({ code: 'invitation.invalid' });
  });

  it('is refused when it is for a conversation of two, for no room, or over before it begins', async () => {
    const direct = await mustSucceed(
      staff.admin.call<RoomAnswer>('PUT', `/api/rooms/direct/${staff.member.name}`),
    );
    for (const room of [direct.body.room.id, crypto.randomUUID(), 'x'])
      expect((await ask({ rooms: [room] })).body).toMatchObject({ code: 'room.notFound' });
    expect((await ask({ expiresAt: new Date(0).toISOString() })).body).toMatchObject({
      details: [{ field: 'expiresAt', code: 'past' }],
    });
  });

  it.each([
    { maxUses: 0 },
    { maxUses: 1.5 },
    { expiresAt: 'tomorrow' },
    { email: 'a@example.org\r\nBcc: x@example.org' },
    { rooms: 'general' },
    { rooms: [{}] },
    { uses: 5 },
    { createdById: 'x' },
  ])('is refused as a whole when the wish is %j (PE3)', async (wish) => {
    expect((await ask(wish)).status).toBe(422);
  });

  it.each([[''], [null], [['x']], [{ $ne: 1 }], ['x'.repeat(101)]])(
    'is no invitation at either door when it is %j (AU9)',
    async (token) => {
      expect((await look(token)).status).toBe(422);
      expect((await register(token)).status).toBe(422);
    },
  );

  it('is for admins alone, and found by them alone', async () => {
    const { invitation } = await invite();
    for (const person of [staff.moderator, staff.member]) {
      expect((await ask({}, person)).status).toBe(403);
      expect((await person.get('/api/admin/invitations')).status).toBe(403);
      expect((await revoke(invitation.id, person)).status).toBe(403);
      expect((await renewed(invitation.id, person)).status).toBe(403);
    }
    for (const id of ['x', crypto.randomUUID()])
      expect((await revoke(id)).body).toMatchObject({ code: 'invitation.notFound' });
  });

  it('is written down with who made, renewed, used and revoked it, without its token', async () => {
    const { token, invitation } = await invite({ maxUses: 2 });
    const again = tokenOf((await renewed(invitation.id)).body.link);
    const username = freshName();
    await register(again, username);
    await revoke(invitation.id);
    const audit = await staff.admin.get<AuditPage>(`/api/admin/audit?target=${invitation.id}`);
    expect(audit.body.entries.map(({ action, actor }) => [action, actor?.username])).toEqual([
      ['invitation.revoke', staff.admin.name],
      ['invitation.use', username],
      ['invitation.renew', staff.admin.name],
      ['invitation.make', staff.admin.name],
    ]);
    expect(audit.text + server.log).not.toContain(token);
    expect(audit.text + server.log).not.toContain(again);
  });
});

describe('the list of invitations', () => {
  it('comes page by page, the newest first', async () => {
    const made = [await invite(), await invite(), await invite()].map(({ invitation }) => invitation.id);
    const page = async (query: string) =>
      (await staff.admin.get<InvitationsAnswer>(`/api/admin/invitations?limit=2${query}`)).body;
    const first = await page('');
    const second = await page(`&cursor=${first.cursor}`);
    const ids = [...first.invitations, ...second.invitations].map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(made.toReversed());
    expect((await staff.admin.get('/api/admin/invitations?cursor=x')).status).toBe(422);
  });
});

const renewed = (id: string, by = staff.admin) =>
  by.call<MadeInvitationAnswer>('POST', `/api/admin/invitations/${id}/link`);

describe('a mailed invitation', () => {
  it('arrives in the language of the server, with who invites and its link', async () => {
    await mustSucceed(staff.admin.call('PATCH', '/api/admin/settings', { defaultLanguage: 'en' }));
    const email = `${freshName()}@example.org`;
    const { token, mailed } = await invite({ email });
    expect(mailed).toBe(true);
    const [letter] = await mail.to(email);
    expect(letter!.subject).toContain('An invitation to');
    expect(letter!.text).toContain(staff.admin.user.displayName);
    expect(tokenIn(letter!)).toBe(token);
    expect((await register(token)).status).toBe(201);
    await mustSucceed(staff.admin.call('PATCH', '/api/admin/settings', { defaultLanguage: 'browser' }));
  });

  it('is sent again with another link, and the one before ends', async () => {
    mail.refusal = 'not today';
    const email = `${freshName()}@example.org`;
    const { token, mailed, invitation } = await invite({ email });
    expect(mailed).toBe(false);
    delete mail.refusal;
    expect((await renewed(invitation.id)).body).toMatchObject({ mailed: true });
    const [letter] = await mail.to(email);
    expect(letter!.subject).toContain('دعوت');
    expect((await look(token)).status).toBe(410);
    expect((await look(tokenIn(letter!))).status).toBe(200);
  });
});

describe('a server by invitation', () => {
  it('takes who has one, and says to others that they need one', async () => {
    const { token } = await invite();
    await open('invitation');
    expect(await register()).toMatchObject({ status: 403, body: { code: 'invitation.required' } });
    expect((await register('A'.repeat(43))).body).toMatchObject({ code: 'invitation.invalid' });
    expect((await register(token)).status).toBe(201);
  });

  it('tells nobody without one which names are taken (AU2)', async () => {
    await open('invitation');
    expect(bare(await register(undefined, staff.member.name))).toBe(bare(await register()));
  });
});

describe('an open server', () => {
  it('counts an invitation all the same, and refuses one that holds no more', async () => {
    const { token, invitation } = await invite({ maxUses: 1 });
    expect((await register(token)).status).toBe(201);
    expect(await known(invitation.id)).toMatchObject({ uses: 1 });
    expect((await register(token)).status).toBe(410);
  });
});

describe('a closed server', () => {
  it('takes nobody, with the same words for every invitation', async () => {
    const { token } = await invite();
    await open('closed');
    const answers = [await register(token), await register('A'.repeat(43)), await register()];
    expect(new Set(answers.map(bare)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ code: 'registration.closed' });
    expect((await look(token)).body).toMatchObject({ code: 'registration.closed' });
  });
});

describe('a server that knows no address of itself', () => {
  it('takes its first account without an invitation, makes links that are paths, and bounds looks (BL4)', async () => {
    const other = await TestServer.start({ env: { INVITATION_RATE_LIMIT: '2' } });
    try {
      const username = freshName();
      const wish = { username, password: PASSWORD, invitation: 'none' };
      const first = await request(other.url, 'POST', '/api/auth/register', { body: wish });
      expect(first.body).toMatchObject({ user: { role: 'admin' } });
      const admin = await Person.login(other.url, username);
      const made = await ask({ email: 'a@example.org' }, admin);
      expect(made.body).toMatchObject({
        mailed: false,
        link: expect.stringMatching(/^\/register#[\w-]{43}$/),
      });
      const statuses: number[] = [];
      for (let tries = 0; tries < 3; tries++) {
        const body = { invitation: 'A'.repeat(43) };
        statuses.push((await request(other.url, 'POST', '/api/auth/invitation', { body })).status);
      }
      expect(statuses).toEqual([410, 410, 429]);
    } finally {
      await other.stop();
    }
  });
});
