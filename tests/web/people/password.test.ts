import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { usePasswordLink } from '../../../server/people/password-links.ts'
import { aPasswordLink, aSession } from '../../support/builders/people.ts'
import { codeOf, fromBase32 } from '../../support/second-factor.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { password, START } from '../morning.ts'
import { expectSound, expectSoundAtBothSizes, visit } from '../screen.ts'

eachWindow({})

describe('a forgotten password', () => {
  it('is chosen anew by a link, for which one asks at the door', async () => {
    await api.signOut()
    await visit(page, api, '/')
    await page.getByRole('link', { name: /^Mot de passe oublié/ }).click()
    await page.getByLabel('Adresse électronique').fill('hugo.lambert@sommeville.example')
    await page.getByRole('button', { name: 'Recevoir un lien' }).click()
    await page.getByText(/^Si hugo.lambert@sommeville.example a un compte ici/).waitFor()
    await expectSound(page)
    expect(api.asked.at(-1)?.body).toEqual({ email: 'hugo.lambert@sommeville.example' })
    const mails = await api.db.selectFrom('mail').select(['kind', 'subject']).execute()
    expect(mails).toEqual([{ kind: 'password', subject: 'u2' }])
  })

  it('is chosen by the link, and then opens the door', async () => {
    const token = await aPasswordLink(api.context, 'u1')
    await visit(page, api, `/mot-de-passe#${token}`)
    await page.getByLabel('Nouveau mot de passe').fill('sept-chats-dorment')
    await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click()
    await page.getByText(/^Votre mot de passe est choisi/).waitFor()
    await expectSound(page)
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/')
    expect(api.asked.at(-1)?.body).toEqual({
      token,
      password: 'sept-chats-dorment',
    })
    await expect.poll(() => page.getByLabel('Adresse électronique').inputValue()).not.toBe('')
  })

  it('is told what to do with a link that was used, and where no mail is sent', async () => {
    const token = await aPasswordLink(api.context, 'u2')
    await usePasswordLink(api.context, { token, password: 'sept-chats-dorment' })
    await visit(page, api, `/mot-de-passe#${token}`)
    await page.getByText(/^Ce lien a déjà servi/).waitFor()
    api.context.mailer = null
    await page.getByRole('link', { name: 'Demander un autre lien' }).click()
    await page.getByText(/tambour password/).waitFor()
    await expectSound(page)
  })
})

describe('a person who is added', () => {
  const fill = async () => {
    await page.getByLabel('Nom', { exact: true }).fill('Inès Roux')
    await page.getByLabel('Adresse électronique').fill('ines.roux@sommeville.example')
  }

  it('is invited by mail, and again', async () => {
    await visit(page, api, '/reglages/personnes')
    await fill()
    await page.getByRole('button', { name: 'Ajouter et inviter' }).click()
    await page.getByText('Une invitation part pour Inès Roux.').waitFor()
    const ines = page.getByRole('listitem').filter({ hasText: 'ines.roux' })
    await ines.getByText('mot de passe pas encore choisi').waitFor()
    await ines.getByRole('button', { name: /^Renvoyer l’invitation/ }).click()
    await expect.poll(() => api.asked.at(-1)?.path).toMatch(/invitation$/)
  })

  it('is given a first password by hand where no mail is sent', async () => {
    api.context.mailer = null
    await visit(page, api, '/reglages/personnes')
    await fill()
    await page.getByLabel('Premier mot de passe').fill('sept-chats-dorment')
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await page.getByText('Inès Roux peut se connecter.').waitFor()
  })
})

describe('one’s sessions', () => {
  it('are listed, and end one by one or all but this one', async () => {
    await aSession(api.context, 'u1', 'Mozilla/5.0 (Linux; Android 15) Chrome/143.0.0.0 Mobile')
    await aSession(api.context, 'u1', 'Mozilla/5.0 (iPad; CPU OS 18_6) Version/18.6 Safari/604.1')
    const here = { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/145.0' }
    const { adapter } = await (await api.context.auth()).$context
    const session = { model: 'session', where: [{ field: 'userAgent', value: '' }] }
    await adapter.updateMany({ ...session, update: { ...here, createdAt: new Date(START) } })
    const sessions = () => api.db.selectFrom('session').select('id').execute()
    await expect.poll(() => sessions()).toHaveLength(3)
    await visit(page, api, '/reglages/compte')
    const line = (device: string) => page.getByRole('listitem').filter({ hasText: device })
    await line('Firefox sur Windows').waitFor()
    await line('Firefox sur Windows')
      .getByText(/^ouverte à 10\sh\s12, /)
      .waitFor()
    await page.getByRole('button', { name: 'Mettre fin Chrome sur Android' }).click()
    await line('Chrome sur Android').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Mettre fin à toutes les autres' }).click()
    await line('Safari sur iPad').waitFor({ state: 'detached' })
    await expect.poll(() => sessions()).toHaveLength(1)
    await line('Firefox sur Windows').waitFor()
  })
})

describe('a code for signing in', () => {
  it('is set up with a picture drawn here, asked for at the door, and taken away', async () => {
    await visit(page, api, '/reglages/compte')
    await page.getByLabel('Votre mot de passe').fill(password)
    const begun = page.waitForResponse(/two-factor.enable$/)
    await page.getByRole('button', { name: 'Mettre en place un code' }).click()
    const { totpURI, backupCodes } = z
      .object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
      .parse(await (await begun).json())
    const secret = fromBase32(new URL(totpURI).searchParams.get('secret') ?? '')
    await page.getByRole('img', { name: 'Carré à photographier' }).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.getByLabel('Code que montre l’application').fill(codeOf(secret))
    await page.getByRole('button', { name: 'Confirmer' }).click()
    await page.getByText('est demandé à chaque connexion').waitFor()
    await api.signOut()
    await visit(page, api, '/')
    await page.getByLabel('Adresse électronique').fill('claire.morel@sommeville.example')
    await page.getByLabel('Mot de passe').fill(password)
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByLabel('Code à six chiffres').fill('000000')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByText(/^Ce code ne convient pas/).waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('button', { name: 'Utiliser un code de secours' }).click()
    await page.getByLabel('Code de secours').fill(backupCodes[0] ?? '')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.getByRole('button', { name: /Menu/ }).waitFor()
    await visit(page, api, '/reglages/compte')
    await page.getByLabel('Votre mot de passe').fill(password)
    await page.getByRole('button', { name: 'Retirer le code' }).click()
    await page.getByRole('button', { name: 'Mettre en place un code' }).waitFor()
  })
})

describe('the door', () => {
  it('speaks the language that is chosen at it', async () => {
    await api.signOut()
    await visit(page, api, '/')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    await expectSoundAtBothSizes(page)
    await page.reload()
    await page.getByRole('button', { name: 'Français' }).click()
    await page.getByRole('button', { name: 'Se connecter' }).waitFor()
  })
})
