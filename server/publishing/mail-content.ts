import { html } from 'hono/html'
import { frenchCount, frenchList } from '../language/french.ts'
import { capital, typeset } from '../language/typeset.ts'
import type { MailContent } from '../mail/kind.ts'
import { block, button, type Html, heading, mailHtml, note, paragraph } from '../mail/layout.ts'
import { mailText, wrap } from '../mail/text.ts'
import type { IssueKind } from './rules/delivery-issue.ts'

/** One post at one moment: what did not go out, and what did. */
export type DeliveryMailSection = {
  commune: string
  title: string
  /** « Programme »; null: its times were chosen one by one. */
  step: string | null
  /** « samedi 13 juin 2026 à 18 h » */
  when: string
  troubles: {
    id: number
    kind: IssueKind
    channel: string
    /** What happened and what to do, in a sentence. */
    reason: string | null
    /** Whether it is the first comment under the post. */
    isComment: boolean
  }[]
  /** The channels on which it is online, of so many. */
  out: string[]
  count: number
  /** Where it is mended. */
  href: string
}

/** @param sections at least one, of one commune and one reader. */
export async function deliveryContent(
  sections: readonly DeliveryMailSection[],
): Promise<MailContent> {
  const [first] = sections
  if (first === undefined) throw new Error('a mail about no delivery')
  const { commune } = first
  const subject = typeset(subjectOf(first, sections))
  const isOne = sections.length === 1
  const lead = isOne
    ? []
    : [
        `${frenchCount(sections.length, 'publication n’est pas', 'publications ne sont pas')} en ligne comme prévu.`,
      ]
  return {
    subject,
    text: mailText(
      [commune, ...lead.map(text => wrap(typeset(text))), ...sections.map(sectionText)],
      wrap(why),
    ),
    html: await mailHtml({
      subject,
      commune,
      title: isOne ? first.title : 'À regarder',
      body: [
        ...lead.map(paragraph),
        ...sections.flatMap(section => [
          ...(isOne ? [] : [heading(section.title)]),
          ...sectionHtml(section),
        ]),
      ],
      why,
    }),
  }
}

const why =
  'Vous recevez ce message parce que vous avez préparé cette publication, ou que vous administrez Tambour.'

function subjectOf(
  { title, troubles, commune }: DeliveryMailSection,
  all: readonly DeliveryMailSection[],
): string {
  if (all.length > 1) {
    return `À regarder : ${frenchCount(all.length, 'publication', 'publications')}, ${commune}`
  }
  const [first] = troubles
  const kinds = new Set(troubles.map(({ kind }) => kind))
  const start = kinds.size > 1 || first === undefined ? 'À regarder' : starts[first.kind]
  const where =
    troubles.length === 1 && first !== undefined
      ? `sur ${first.channel}`
      : `sur ${frenchCount(new Set(troubles.map(({ channel }) => channel)).size, 'canal', 'canaux')}`
  return `${start} : ${title}, ${where}, ${commune}`
}

const starts: Record<IssueKind, string> = {
  failed: 'Publication en échec',
  unconfirmed: 'Publication à vérifier',
  missed: 'Publication manquée',
  parked: 'Publication en attente',
  unseen: 'Publication à vérifier',
}

/** What became of it, after the name of its channel. */
const states: Record<IssueKind, string> = {
  failed: 'n’est pas partie',
  unconfirmed: 'peut-être partie, à vérifier',
  missed: 'manquée',
  parked: 'attend que le canal soit reconnecté',
  unseen: 'en ligne, mais pas comme prévu',
}

/** None of them acts: each opens the page on which a button does. */
const buttons: Record<IssueKind, string> = {
  failed: 'Voir et réessayer',
  unconfirmed: 'Vérifier et répondre',
  missed: 'Voir et publier',
  parked: 'Voir et reconnecter le canal',
  unseen: 'Voir et relire',
}

function buttonOf({ troubles }: DeliveryMailSection): string {
  return buttons[troubles[0]?.kind ?? 'failed']
}

function placed({ step, when }: DeliveryMailSection): string {
  return step === null ? `Prévue ${when}` : `${step}, prévue ${when}`
}

function headOf({ channel, kind, isComment }: DeliveryMailSection['troubles'][number]): string {
  return `${channel}${isComment ? ', premier commentaire' : ''} : ${states[kind]}.`
}

/** « 4 publications sur 5 sont en ligne : … » */
function outWords({ out, count }: DeliveryMailSection): string[] {
  if (count < 2) return []
  if (out.length === 0)
    return [`Aucune des ${count} publications prévues à cette heure n’est en ligne.`]
  const isOne = out.length === 1
  const these = `${frenchCount(out.length, 'publication', 'publications')} sur ${count} ${isOne ? 'est' : 'sont'} en ligne`
  const stay = isOne ? 'Elle ne repart pas' : 'Elles ne repartent pas'
  return [`${these} : ${frenchList(out)}. ${stay} : seul ce qui manque est à reprendre.`]
}

function sectionText(section: DeliveryMailSection): string {
  return [
    `${wrap(typeset(section.title))}\n${wrap(capital(typeset(placed(section))))}`,
    ...section.troubles.map(trouble =>
      [headOf(trouble), ...(trouble.reason === null ? [] : [trouble.reason])]
        .map(text => wrap(typeset(text)))
        .join('\n'),
    ),
    ...outWords(section).map(text => wrap(typeset(text))),
    `${typeset(`${buttonOf(section)} :`)}\n${section.href}`,
  ].join('\n\n')
}

function sectionHtml(section: DeliveryMailSection): Html[] {
  return [
    note(capital(placed(section))),
    ...section.troubles.map(trouble =>
      block(
        html`<strong>${typeset(headOf(trouble))}</strong>`,
        trouble.reason === null ? '' : html`<br>${typeset(trouble.reason)}`,
      ),
    ),
    ...outWords(section).map(paragraph),
    button(section.href, buttonOf(section)),
  ]
}
