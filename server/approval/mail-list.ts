import { escaped, wrap } from '../digest/mail-content.ts'
import { frenchCount } from '../language/french.ts'
import { typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { type ApprovalFacts, capital, mailSheet, paragraph, why } from './mail-content.ts'

/**
 * One mail for many requests to the same person: a title, a time and a link each. What would be said
 * stands on the page of each link.
 * @param all at least one, of one commune and one reader.
 */
export function approvalListContent(all: readonly ApprovalFacts[]): MailContent {
  const [first] = all
  if (first === undefined) throw new Error('a list of requests is empty')
  const { commune, kind } = first
  const count = frenchCount(all.length, 'demande', 'demandes')
  const subject = typeset(
    `${kind === 'substitute' ? 'À valider, sans réponse à ce jour' : 'À valider'} : ${count}, ${commune}`,
  )
  const askers = [...new Set(all.map(({ askedBy }) => askedBy))]
  const lead = [
    `${count} de validation ${all.length > 1 ? 'attendent' : 'attend'} votre réponse (${askers.join(', ')}).`,
    'Chaque lien est le vôtre et sert une fois : il ouvre ce qui serait publié. Ne le transférez pas.',
  ]
  return {
    subject,
    text: `${[
      commune,
      ...lead.map(text => wrap(typeset(text), '')),
      ...all.map(line),
      `-- \n${wrap(why(first), '')}`,
    ].join('\n\n')}\n`,
    html: mailSheet({
      subject,
      commune,
      title: 'À valider',
      body: `${lead.map(paragraph).join('\n')}\n${all.map(lineHtml).join('\n')}`,
      why: why(first),
    }),
  }
}

function line(facts: ApprovalFacts): string {
  const { about, link, seeAt } = facts
  return [
    wrap(typeset(about.title), ''),
    ...detailsOf(facts).map(text => wrap(typeset(text), '')),
    link?.href ?? seeAt ?? '',
  ]
    .filter(text => text !== '')
    .join('\n')
}

function detailsOf({ about, due }: ApprovalFacts): string[] {
  return [
    ...(about.when === null ? [] : [capital(about.when)]),
    ...(due === null ? [] : [`Première publication le ${due}`]),
  ]
}

function lineHtml(facts: ApprovalFacts): string {
  const { about, link, seeAt } = facts
  const href = link?.href ?? seeAt
  const title = escaped(typeset(about.title))
  const told = detailsOf(facts).map(
    text =>
      `<p class="muted" style="margin:0;font-size:14px;color:#625b4c;">${escaped(typeset(text))}</p>`,
  )
  const to =
    href === null
      ? `<strong>${title}</strong>`
      : `<a class="link" href="${escaped(href)}" style="color:#1d5c47;font-weight:600;">${title}</a>`
  return `<div class="said" style="margin:14px 0 0;padding:2px 0 2px 14px;border-left:3px solid #e2dbca;"><p style="margin:0;">${to}</p>${told.join('')}</div>`
}
