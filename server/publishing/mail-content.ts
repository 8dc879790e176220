import { html } from 'hono/html'
import type { Deps } from '../deps.ts'
import { type Language, type Sentence, sentenceOrNull } from '../language/sentence.ts'
import { firstLineOf } from '../language/text.ts'
import { capital, typeset } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import type { MailContent } from '../mail/kind.ts'
import {
  block,
  button,
  type Html,
  heading,
  labelled,
  mailHtml,
  mailText,
  note,
  paragraph,
  wrap,
} from '../mail/layout.ts'
import { communeOf } from '../people/commune.ts'
import { buttonTexts, startTexts, stateTexts, deliveryTexts as texts } from './mail-texts.ts'
import type { IssueKind } from './rules/delivery.ts'
import { isOnline, isUnseen } from './rules/delivery-state.ts'
import { deliveriesOf } from './store/deliveries.ts'
import type { FoundIssue } from './store/delivery-issues.ts'

/** One post at one moment: what did not go out, and what did. */
export type DeliveryMailSection = {
  commune: string
  title: string
  /** « Programme »; null: its times were chosen one by one. */
  step: string | null
  /** Whether it says that the event was changed. */
  isNotice: boolean
  dueLocal: string
  issues: {
    id: number
    kind: IssueKind
    channel: string
    /** What happened and what to do, in a sentence. */
    reason: Sentence | null
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
  language: Language,
): Promise<MailContent> {
  const [first] = sections
  if (first === undefined) throw new Error('a mail about no delivery')
  const { commune } = first
  const subject = typeset(subjectOf(first, sections, language))
  const isOne = sections.length === 1
  const lead = isOne ? [] : [texts.lead(sections.length)[language]]
  const why = texts.why[language]
  return {
    subject,
    text: mailText(
      [
        commune,
        ...lead.map(text => wrap(typeset(text))),
        ...sections.map(section => sectionText(section, language)),
      ],
      wrap(why),
    ),
    html: await mailHtml({
      language,
      subject,
      commune,
      title: isOne ? first.title : texts.toLookAt[language],
      body: [
        ...lead.map(paragraph),
        ...sections.flatMap(section => [
          ...(isOne ? [] : [heading(section.title)]),
          ...sectionHtml(section, language),
        ]),
      ],
      why,
    }),
  }
}

function subjectOf(
  { title, issues, commune }: DeliveryMailSection,
  all: readonly DeliveryMailSection[],
  language: Language,
): string {
  if (all.length > 1) return texts.subjectOfAll(all.length, commune)[language]
  const [first] = issues
  const kinds = new Set(issues.map(({ kind }) => kind))
  const start = kinds.size > 1 || first === undefined ? texts.toLookAt : startTexts[first.kind]
  const where =
    issues.length === 1 && first !== undefined
      ? texts.onChannel(first.channel)
      : texts.onChannels(new Set(issues.map(({ channel }) => channel)).size)
  return `${start[language]}${wordings[language].colon} ${title}, ${where[language]}, ${commune}`
}

function buttonOf({ issues }: DeliveryMailSection, language: Language): string {
  const kind: IssueKind = issues[0]?.kind ?? 'failed'
  return buttonTexts[kind][language]
}

function placed({ step, isNotice, dueLocal }: DeliveryMailSection, language: Language): string {
  const name = isNotice ? texts.notice[language] : step
  const said = name === null ? texts.planned(dueLocal) : texts.stepPlanned(name, dueLocal)
  return capital(said[language])
}

function headOf(
  { channel, kind, isComment }: DeliveryMailSection['issues'][number],
  language: Language,
): string {
  const where = isComment ? texts.firstComment(channel)[language] : channel
  return `${where}${wordings[language].colon} ${stateTexts[kind][language]}.`
}

/** « 4 publications sur 5 sont en ligne : … » */
function outLines({ out, count }: DeliveryMailSection, language: Language): string[] {
  if (count < 2) return []
  const [first] = out
  if (first === undefined) return [texts.noneOut(count)[language]]
  const said = out.length === 1 ? texts.oneOut(first, count) : texts.someOut(out, count)
  return [said[language]]
}

function sectionText(section: DeliveryMailSection, language: Language): string {
  const { title, issues, href } = section
  return [
    `${wrap(typeset(title))}\n${wrap(typeset(placed(section, language)))}`,
    ...issues.map(issue =>
      [headOf(issue, language), ...(issue.reason === null ? [] : [issue.reason[language]])]
        .map(text => wrap(typeset(text)))
        .join('\n'),
    ),
    ...outLines(section, language).map(text => wrap(typeset(text))),
    labelled(buttonOf(section, language), href, language),
  ].join('\n\n')
}

function sectionHtml(section: DeliveryMailSection, language: Language): Html[] {
  return [
    note(placed(section, language)),
    ...section.issues.map(issue =>
      block(
        html`<strong>${typeset(headOf(issue, language))}</strong>`,
        issue.reason === null ? '' : html`<br>${typeset(issue.reason[language])}`,
      ),
    ),
    ...outLines(section, language).map(paragraph),
    button(section.href, buttonOf(section, language)),
  ]
}

/**
 * What is said of one post at one moment, as it stands now; null: it is gone.
 * @param about issues with its deliveries.
 */
export async function sectionOf(
  { db, publicUrl }: Pick<Deps, 'db' | 'publicUrl'>,
  about: readonly FoundIssue[],
): Promise<DeliveryMailSection | null> {
  const [one] = about
  if (one === undefined) return null
  const { communeId, postId, dueAt } = one
  const rows = (await deliveriesOf(db, communeId, { from: dueAt, to: dueAt + 1 })).filter(
    row => row.postId === postId && row.state !== 'cancelled',
  )
  const issues = rows.flatMap(row => {
    const found = about.find(({ deliveryId }) => deliveryId === row.id)
    if (found === undefined) return []
    const { id, channelName, reason, afterId } = row
    return [
      {
        id,
        kind: found.kind,
        channel: channelName,
        reason: sentenceOrNull(reason),
        isComment: afterId !== null,
      },
    ]
  })
  const [first] = issues
  const [row] = rows
  if (first === undefined || row === undefined) return null
  const posts = rows.filter(({ afterId }) => afterId === null)
  const place = row.eventId === null ? '' : `evenements/${row.eventId}`
  return {
    commune: (await communeOf({ db }, communeId)).name,
    title: row.eventTitle ?? firstLineOf(row.text),
    step: row.stepName,
    isNotice: row.kind === 'notice',
    dueLocal: row.dueLocal,
    issues,
    out: posts
      .filter(one => isOnline(one.state) && !isUnseen(one))
      .map(({ channelName }) => channelName),
    count: posts.length,
    href: `${publicUrl}/${place}#publication-${first.id}`,
  }
}
