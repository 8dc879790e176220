import { Notice } from '../../components/notice.tsx'
import { pictureMessages } from '../picture-messages.ts'
import { planMessages } from '../plan-messages.ts'
import type { FieldKey, Finding } from './draft.ts'
import { eventFormMessages } from './messages.ts'

/** The sentence of a finding, for its field. */
function findingMessages(finding: Finding): string {
  const t = eventFormMessages().findings
  const tp = planMessages().findings
  const inPost = (post: string | null) => (post === null ? '' : tp.inPost(post))
  switch (finding.why) {
    case 'missing':
      return t.missing[finding.field]
    case 'before-start':
      return t.beforeStart
    case 'no-time':
      return t.noTime
    case 'no-channel':
      return t.noChannel
    case 'no-alt':
      return t.noAlt(finding.place, finding.count)
    case 'too-many-pictures':
      return t.tooManyPictures(finding.channel.name, finding.channel.limits.images)
    case 'no-address':
      return tp.noAddress
    case 'too-long':
      return t.tooLong(`${finding.channel.name}${inPost(finding.post)}`, finding.by)
    case 'long-comment':
      return planMessages().firstComment.tooLong(finding.channel.name, finding.by)
    case 'too-many-hashtags':
      return tp.tooManyHashtags(finding.channel.name, inPost(finding.post), finding.by)
    case 'too-many-mentions':
      return tp.tooManyMentions(finding.channel.name, inPost(finding.post), finding.by)
    case 'empty':
      return tp.empty(finding.channel.name, inPost(finding.post))
    case 'no-picture':
      return t.noPicture(finding.channel.name)
    case 'unfit-picture':
      return pictureMessages().unfitPicture(
        finding.channel.name,
        finding.place,
        finding.count,
        finding.channel.limits.imageWidth?.least ?? 0,
      )
  }
}

export function errorFor(findings: readonly Finding[], field: FieldKey): string | null {
  const found = findings.filter(finding => finding.field === field)
  return found.length === 0 ? null : found.map(findingMessages).join(' ')
}

/** The sentence for one picture, by its place counted from 0. */
export function pictureError(findings: readonly Finding[], place: number): string | null {
  const found = findings.find(one => one.why === 'no-alt' && one.place === place + 1)
  return found === undefined ? null : findingMessages(found)
}

/** What keeps the form from being sent, all at once, by the button that was pressed. */
export function FindingsNotice({ findings }: { findings: readonly Finding[] }) {
  const t = eventFormMessages().findings
  if (findings.length === 0) return null
  return (
    <Notice level="error" title={t.title(findings.length)} live>
      <ul class="list-disc ps-5">
        {findings.map(finding => (
          <li key={findingMessages(finding)}>{findingMessages(finding)}</li>
        ))}
      </ul>
    </Notice>
  )
}
