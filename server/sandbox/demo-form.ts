import { setTimeout as later } from 'node:timers/promises'
import sharp from 'sharp'
import { drawScene } from './village/pictures.ts'
import { formsIn, openPage, sendForm, type WebForm } from './web-form.ts'

/** Nobody fills in a form in less: what comes sooner is taken for a machine's; ms. */
export const typingMs = 3_500

/** The commune's own form, as somebody has it open. */
export type OpenedForm = { address: string; form: WebForm; openedAt: number }

/** @param now ms UTC */
export async function openContactForm(address: string, now: number): Promise<OpenedForm> {
  const [form] = formsIn(await openPage(address))
  if (form === undefined) throw new Error('The contact page has no form.')
  return { address, form, openedAt: now }
}

/** What somebody writes by it, with a photo as their telephone takes it. */
export async function sendContact(
  { address, form, openedAt }: OpenedForm,
  now: () => number,
): Promise<void> {
  await later(Math.max(0, openedAt + typingMs - now()))
  const words = {
    name: 'Odile Renard',
    email: 'odile.renard@habitants.exemple.fr',
    text: 'Bonjour, depuis l’orage de cette nuit une branche barre le chemin du lavoir, voyez la photo. Quelqu’un peut-il passer ?',
  }
  const photo = await sharp(Buffer.from(drawScene('works', 7)))
    .jpeg({ quality: 85 })
    .toBuffer()
  await sendForm(
    address,
    { ...form, fields: { ...form.fields, ...words } },
    { field: 'file', name: 'IMG_2041.jpg', type: 'image/jpeg', bytes: photo },
  )
}
