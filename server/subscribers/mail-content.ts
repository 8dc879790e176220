import { html } from 'hono/html'
import type { PublishedImage } from '../connectors/connector.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  button,
  link as linkTo,
  mailHtml,
  mailText,
  note,
  paragraph,
  wrap,
} from '../mail/layout.ts'
import type { Linked } from './sign-up.ts'

/** What an address is asked; the link opens a page on which one press says yes. */
export async function consentContent(
  { commune, themes, chosen, state }: Linked,
  link: string,
): Promise<MailContent> {
  const isKnown = state === 'active'
  const subject = typeset(
    isKnown ? `Votre abonnement, ${commune}` : `Confirmez votre abonnement, ${commune}`,
  )
  const names = themes.flatMap(({ channelId, label }) =>
    chosen.includes(channelId) ? `« ${label} »` : [],
  )
  const asked = isKnown
    ? `Cette adresse reçoit déjà ce que la mairie publie sous ${names.join(', ')}.`
    : `Quelqu’un a demandé que cette adresse reçoive ce que la mairie publie sous ${names.join(', ')}.`
  const ignore = isKnown
    ? 'Vous n’avez rien demandé ? Il n’y a rien à faire.'
    : 'Vous n’avez rien demandé ? Ne faites rien : rien ne vous sera envoyé.'
  const press = isKnown ? 'Choisir mes thèmes' : 'Oui, m’abonner'
  return {
    subject,
    fromName: commune,
    text: mailText(
      [wrap(typeset(asked)), `${typeset(`${press} :`)}\n${link}`, wrap(typeset(ignore))],
      commune,
    ),
    html: await mailHtml({
      language: 'fr',
      subject,
      commune,
      title: isKnown ? 'Votre abonnement' : 'Un dernier geste',
      body: [paragraph(asked), button(link, press), note(ignore)],
      why: 'Ce bouton ouvre une page qui vous demande de confirmer : rien ne se décide en l’ouvrant.',
    }),
  }
}

export type Newsletter = {
  title: string
  text: string
  href: string | null
  commune: string
  theme: string
  images: readonly PublishedImage[]
  /** Where its reader chooses otherwise, or leaves. */
  link: string
}

/** One announcement, with the words and the pictures of the post. */
export async function newsletterContent(news: Newsletter): Promise<MailContent> {
  const { title, text, href, commune, theme, images, link } = news
  const subject = typeset(title)
  const rest = text.startsWith(title) ? text.slice(title.length).trim() : text
  const why = `Vous recevez ce courriel parce que vous vous êtes abonné à « ${theme} ».`
  const leave = 'Choisir mes thèmes, ou me désabonner'
  return {
    subject,
    fromName: commune,
    text: mailText(
      [
        wrap(subject),
        ...rest.split(/\n{2,}/).map(part =>
          part
            .split('\n')
            .map(line => wrap(line))
            .join('\n'),
        ),
        ...images.flatMap(({ alt }) => (alt === '' ? [] : [wrap(typeset(`[Image : ${alt}]`))])),
        ...(href === null ? [] : [`${typeset('En savoir plus :')}\n${href}`]),
      ].filter(part => part !== ''),
      `${wrap(typeset(why))}\n${typeset(`${leave} :`)}\n${link}`,
    ),
    html: await mailHtml({
      language: 'fr',
      subject,
      commune,
      title,
      body: [
        ...images.map(
          ({ alt }, place) =>
            html`<p style="margin:0 0 12px;"><img src="cid:${cidOf(place)}" alt="${alt}" width="558" style="display:block;width:100%;max-width:558px;height:auto;border-radius:6px;"></p>\n`,
        ),
        ...rest
          .split(/\n{2,}/)
          .filter(part => part.trim() !== '')
          .map(
            part => html`<p style="margin:0 0 12px;white-space:pre-line;">${typeset(part)}</p>\n`,
          ),
        ...(href === null ? [] : [button(href, 'En savoir plus')]),
      ],
      why: html`${typeset(why)} ${linkTo(link, leave)}`,
    }),
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
    attachments: images.map(({ bytes, type }, place) => ({
      name: `image-${place + 1}.${type === 'image/png' ? 'png' : 'jpg'}`,
      type,
      bytes,
      cid: cidOf(place),
    })),
  }
}

const cidOf = (place: number) => `image-${place + 1}@tambour`
