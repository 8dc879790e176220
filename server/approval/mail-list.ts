import { html } from 'hono/html'
import { capital, typeset } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  type Html,
  link,
  mailHtml,
  mailText,
  paragraph,
  small,
  wrap,
} from '../mail/layout.ts'
import { type ApprovalFacts, why } from './mail-content.ts'
import { startTexts, approvalTexts as texts } from './mail-texts.ts'

/**
 * One mail for many requests to the same person: a title, a time and a link each. What would be said
 * stands on the page of each link.
 * @param all at least one, of one commune and one reader.
 */
export async function approvalListContent(all: readonly ApprovalFacts[]): Promise<MailContent> {
  const [first] = all
  if (first === undefined) throw new Error('a list of requests is empty')
  const { language, commune, kind } = first
  const start = kind === 'substitute' ? startTexts.substitute : startTexts.ask
  const subject = typeset(
    `${start[language]}${wordings[language].colon} ${texts.requests(all.length)[language]}, ${commune}`,
  )
  const askers = [...new Set(all.map(({ askedBy }) => askedBy))]
  const lead = [texts.requestsWait(all.length, askers)[language], texts.eachLink[language]]
  return {
    subject,
    text: mailText(
      [commune, ...lead.map(text => wrap(typeset(text))), ...all.map(requestText)],
      wrap(why(first)),
    ),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: startTexts.ask[language],
      body: [...lead.map(paragraph), ...all.map(requestHtml)],
      why: why(first),
    }),
  }
}

function requestText(facts: ApprovalFacts): string {
  const { about, link, seeAt } = facts
  return [
    wrap(typeset(about.title)),
    ...detailsOf(facts).map(text => wrap(typeset(text))),
    link?.href ?? seeAt ?? '',
  ]
    .filter(text => text !== '')
    .join('\n')
}

function detailsOf({ about, due, zone, language }: ApprovalFacts): string[] {
  return [
    ...(about.when === null ? [] : [capital(about.when[language])]),
    ...(due === null ? [] : [texts.firstDue(due, zone)[language]]),
  ]
}

function requestHtml(facts: ApprovalFacts): Html {
  const { about, link: own, seeAt } = facts
  const href = own?.href ?? seeAt
  return block(
    html`<strong>${href === null ? typeset(about.title) : link(href, about.title)}</strong>`,
    ...detailsOf(facts).map(text => small(typeset(text))),
  )
}
