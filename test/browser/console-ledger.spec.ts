import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { AuditPage } from '#contracts';
import { freshName, request } from '../support/person.js';
import { TestServer } from '../support/server.js';
import { look } from './support/access.js';
import { Chat, NARROW, WIDE } from './support/chat.js';
import { LANGUAGES, words } from './support/words.js';

for (const language of LANGUAGES) {
  test(`an admin reads the audit and looks after the system, in ${language}`, async ({ browser }) => {
    const server = await TestServer.start();
    const viewport = language === 'fa' ? NARROW : WIDE;
    const sara = await Chat.open(browser, server.url, { language, viewport });
    const { page } = sara;
    const name = freshName('sara');
    await sara.enter(name, 'سارا محمدی');
    const wrong = { username: 'هیچ‌کس <b>', password: 'x' };
    await request(server.url, 'POST', '/api/auth/login', { body: wrong });

    // What happens at the doors is written down a moment behind.
    await expect
      .poll(async () => {
        const answer = await page.request.get(`${server.url}/api/admin/audit`);
        return ((await answer.json()) as AuditPage).entries[0]?.action;
      })
      .toBe('security.loginFailed');
    await sara.go('/admin/audit');
    const entries = page.locator('sk-audit-section li');
    const tried = words(language, 'admin.audit.did.security.loginFailed', {
      whom: `\u2068@${wrong.username}\u2069`,
    });
    await expect(entries.first().locator('.sentence')).toHaveText(tried);
    await expect(entries.first()).toContainText('127.0.0.1');
    await page.getByLabel(sara.t('admin.audit.actor')).fill(`@${name}`);
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText(`@${name}`);
    await page.getByLabel(sara.t('admin.audit.since')).fill('۱۴۰۵/۱۳/۱');
    await expect(page.getByText(sara.t('admin.audit.noDay'))).toBeVisible();
    await page.getByLabel(sara.t('admin.audit.since')).fill('2100-01-01');
    await expect(page.getByText(sara.t('admin.audit.none'))).toBeVisible();
    await page.getByRole('button', { name: sara.t('admin.audit.verify') }).click();
    await expect(page.locator('.verdict')).toContainText(/[0-9a-f]{64}/);
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: sara.t('admin.audit.csv') }).click(),
    ]);
    expect(csv.suggestedFilename()).toMatch(/^audit-.*\.csv$/);
    await page.getByLabel(sara.t('admin.audit.since')).fill('');
    await expect(entries.first()).toContainText(
      words(language, 'admin.audit.did.audit.export', { who: `\u2068@${name}\u2069` }),
    );
    await look(sara, 'the audit');

    await sara.go('/admin/system');
    const parts = page.locator('sk-system-section > section').first();
    await expect(parts).toContainText(sara.t('admin.system.part.databaseWrite'));
    await page.getByRole('button', { name: sara.t('admin.system.trials.start') }).click();
    const trials = page.locator('sk-trials li');
    await expect(trials).toHaveCount(4);
    await expect(page.locator('sk-trials li.failing')).toHaveCount(0);
    await page.getByRole('button', { name: sara.t('admin.system.backups.make') }).click();
    const [backup] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: sara.t('admin.system.backups.download') }).click(),
    ]);
    expect(
      readFileSync(await backup.path())
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('1f8b');
    await page.getByRole('button', { name: sara.t('admin.system.backups.delete') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: sara.t('admin.system.backups.delete') })
      .click();
    await expect(page.getByText(sara.t('admin.system.backups.none'))).toBeVisible();
    await look(sara, 'the system');

    expect(sara.faults()).toEqual([]);
    await sara.close();
    await server.stop();
  });
}
