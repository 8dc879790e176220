import { describe, expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aContact, aConversation } from '../../support/builders/messages.ts'
import { aMessageFile } from '../../support/builders/pictures.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

/** Where Lucie wrote a mail: a channel that takes and brings files. */
const mail = '/messages/60'
async function writeMail(context: Context): Promise<void> {
  const { db } = context
  const mailbox = await aChannel(context, 1, { connector: 'mailbox', name: 'Courriel' })
  const notice = { type: 'application/pdf', url: null, name: 'Avis de travaux.pdf', bytes: 245_760 }
  const photo = { type: 'image/jpeg', url: null, name: 'rue-du-moulin.jpg', bytes: 1_887_436 }
  await aContact(db, mailbox, 'Lucie Faure', { remoteId: 'mailto:lucie@exemple.fr' })
  await aConversation(db, mailbox, {
    ...{ id: 60, visibility: 'private' },
    messages: [{ id: 601, by: 'Lucie Faure', sentAt: START, attachments: [notice, photo] }],
  })
}

oneWindow({ role: 'officer', also: writeMail })

describe('the files of a message', () => {
  it('stand under it with their sizes, and are asked for when they are opened', async () => {
    const asked: string[] = []
    page.on('request', request => {
      if (request.url().includes('/attachments/')) asked.push(new URL(request.url()).pathname)
    })
    await walkTo(page, api, mail)
    const notice = page.getByRole('link', { name: /^Avis de travaux\.pdf · 240\sko/ })
    await expect.poll(() => notice.getAttribute('href')).toBe('/api/messages/601/attachments/0')
    await page.getByRole('link', { name: /^rue-du-moulin\.jpg · 1,8\sMo/ }).waitFor()
    expect(asked).toEqual([])
    await page.getByText(/^Aperçu/).click()
    await page.getByRole('img', { name: 'rue-du-moulin.jpg' }).waitFor()
    expect(asked).toEqual(['/api/messages/601/attachments/1/small'])
  })

  it('are shown at once where they are kept here', async () => {
    const kept = { type: 'image/png', url: null, name: 'photo.jpg', bytes: 412_000 }
    const mailboxes = api.db.selectFrom('channel').selectAll().where('connector', '=', 'mailbox')
    const mailbox = await mailboxes.executeTakeFirstOrThrow()
    const { id } = await aConversation(api.db, mailbox, {
      visibility: 'private',
      messages: [{ id: 602, by: 'Lucie Faure', sentAt: START, attachments: [kept] }],
    })
    await aMessageFile(api.db, 602)
    await walkTo(page, api, `/messages/${id}`)
    const photo = page.getByRole('link', { name: /^Photo jointe au message/ })
    await expect.poll(() => photo.getAttribute('href')).toBe('/api/messages/602/attachments/0')
    await photo.scrollIntoViewIfNeeded()
    const image = page.getByRole('img', { name: 'Photo jointe au message' })
    await expect
      .poll(() => image.evaluate(one => one instanceof HTMLImageElement && one.naturalWidth))
      .toBeGreaterThan(0)
    await expectSoundAtBothSizes(page)
  })
})

const text = 'Voici le formulaire.'
const form = { name: 'Formulaire.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(3_000) }
const annexes = [1, 2, 3, 4, 5, 6, 7].map(n => ({ ...form, name: `Annexe ${n}.pdf` }))
const large = { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(11 * 1024 ** 2) }
const attach = () => page.getByRole('button', { name: 'Joindre' })
const chosen = () => page.getByRole('list', { name: /fichiers? joints?/ }).getByRole('listitem')
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())

/** Brings a file by the clipboard, or by hand. */
async function bring(type: 'paste' | 'drop', name: string): Promise<void> {
  await page.locator('textarea').evaluate(
    (field, given) => {
      const data = new DataTransfer()
      data.items.add(new File(['abc'], given.name, { type: 'text/csv' }))
      const init = { bubbles: true, cancelable: true }
      field.dispatchEvent(
        given.type === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data }),
      )
    },
    { type, name },
  )
}

describe('the files of an answer', () => {
  it('are refused before anything is sent where they are too large', async () => {
    await walkTo(page, api, mail)
    await page.locator('input[type=file]').setInputFiles([large, form])
    await page.getByText(/film\.mp4.*10\sMo au plus/).waitFor()
    await expect.poll(() => chosen().allTextContents()).toHaveLength(1)
    await page.getByRole('button', { name: /^Retirer/ }).click()
    await expect.poll(focused).toBe('Joindre')
    await settle(page)
    expect(api.asked).toEqual([])
  })

  it('are not offered where the channel takes none', async () => {
    await walkTo(page, api, '/messages/3')
    await page.locator('textarea').waitFor()
    await expect.poll(() => attach().count()).toBe(0)
  })

  it('are chosen, pasted and dropped, taken away, and leave with it', async () => {
    await walkTo(page, api, mail)
    await settle(page)
    await page.locator('textarea').fill(text)
    const choice = page.waitForEvent('filechooser')
    await attach().press('Enter')
    await (await choice).setFiles([form, ...annexes])
    await bring('paste', 'Collé.csv')
    await bring('drop', 'Posé.csv')
    await expect.poll(() => chosen().allTextContents()).toHaveLength(10)
    await expect.poll(() => chosen().first().textContent()).toMatch(/^Formulaire\.pdf3\sko/)
    // Ten is what the channel takes.
    await bring('drop', 'De trop.csv')
    await page.getByText(/^10\sfichiers au plus/).waitFor()
    await expectSoundAtBothSizes(page)

    await page.getByRole('button', { name: /Collé/ }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => chosen().allTextContents()).toHaveLength(9)
    await expect.poll(focused).toMatch(/Posé/)
    await page.getByRole('button', { name: 'Répondre en privé' }).click()
    await page.getByText('Votre réponse est envoyée.').waitFor()
    const files = [form, ...annexes].map(({ name }) => name)
    expect(api.asked).toMatchObject([
      {
        path: '/api/replies',
        body: { message: '601', text, way: 'private', files: [...files, 'Posé.csv'] },
      },
    ])
    await expect.poll(() => chosen().count()).toBe(0)
  })
})
