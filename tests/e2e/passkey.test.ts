import { expect, it, onTestFinished } from 'vitest'
import { setup } from '../../server/set-up/set-up.ts'
import { start } from '../../server/start.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { aSetup } from '../support/builders/people.ts'
import { testSettings } from '../support/context.ts'
import { freePort } from '../support/network/free-port.ts'

const person = { email: 'camille@mairie.exemple.fr', password: 'tambour-de-ville' }

it('a passkey is added on one’s account, signs in by itself or by the button, and is removed', async () => {
  const port = await freePort()
  // A passkey belongs to a name, which an address of numbers is not.
  const publicUrl = `http://localhost:${port}`
  const running = await start(await testSettings('sqlite', { port, publicUrl }))
  onTestFinished(() => running.drain())
  await setup(running.context, aSetup({ commune: 'Vaux', name: 'Camille', ...person }))
  const browser = await connectChromium()
  onTestFinished(() => browser.close())
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  const signedIn = await page.request.post(`${publicUrl}/api/auth/sign-in/email`, {
    data: person,
    headers: { origin: publicUrl },
  })
  expect(signedIn.ok(), await signedIn.text()).toBe(true)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })

  await page.goto(`${publicUrl}/reglages/compte`)
  await page.getByLabel('Nom de la clé d’accès').fill('Ordinateur')
  await page.getByLabel('Mot de passe de votre compte').fill(person.password)
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Ordinateur' })
  await line.waitFor()
  await line.getByRole('button', { name: /^Renommer/ }).click()
  await page.getByRole('dialog').getByLabel('Nom de la clé d’accès').fill('Accueil')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Accueil' }).waitFor()

  // In a browser that offers nothing by itself, which would be quicker than the button.
  await page.addInitScript(`if (window.name === 'offers nothing') {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false
  }`)
  await page.evaluate(`window.name = 'offers nothing'`)
  await page.context().clearCookies()
  await page.goto(publicUrl)
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click()
  await page.getByRole('button', { name: /Menu/ }).waitFor()
  await page.evaluate(`window.name = ''`)

  // Offered beside the address, and taken at once by who is there.
  await page.context().clearCookies()
  await page.goto(publicUrl)
  await page.getByRole('button', { name: /Menu/ }).waitFor()

  await page.goto(`${publicUrl}/reglages/compte`)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Accueil' })
    .getByRole('button', { name: /^Retirer/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Accueil' }).waitFor({ state: 'detached' })
  await page.context().clearCookies()
  await page.goto(publicUrl)
  // The device still has its half, which opens nothing any more.
  await page.getByText(/^Cette clé d’accès n’ouvre aucun compte ici/).waitFor()
})
