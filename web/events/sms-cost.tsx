import { Info, TriangleAlert } from 'lucide'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import {
  smsCost,
  smsLeavesAt,
  smsPartsOf,
  smsTermsOf,
} from '../../server/connectors/rules/sms-cost.ts'
import { dearSigns, plainSpelling } from '../../server/connectors/rules/sms-text.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { useApi } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { dayTime, list } from '../format.ts'
import { smsMessages } from './sms-messages.ts'

/** What a text costs as SMS, what makes it dearer, whether the month has the money, and when it leaves. */
export default function SmsCost({
  channel,
  text,
  at,
  recipients,
  onText,
}: {
  channel: Spoken<ChannelShape>
  text: string
  at: string | null
  /** To whom it is sent; all that signed up where nothing is given. */
  recipients?: number | undefined
  onText: (text: string) => void
}) {
  const t = smsMessages()
  const audience = useApi('GET /audience', ['commune', 'deliveries'])
  const theme = audience.data?.themes.find(one => one.channel === channel.id)
  const terms = smsTermsOf(channel.config)
  const parts = smsPartsOf(text, terms)
  const people = recipients ?? theme?.active ?? 0
  const cents = smsCost(text, people, terms)
  const left = theme?.budgetLeft ?? null
  const isOver = left !== null && cents !== null && cents > left
  const leavesAt = at === null ? null : smsLeavesAt(at, terms)
  return (
    <div class="flex flex-col gap-2 border-base-300 border-t px-4 py-3 text-sm">
      <p>
        {t.parts(parts)}
        {theme !== undefined && terms.price !== null && cents !== null && (
          <> {t.cost(people, parts, terms.price, cents)}</>
        )}
        {left !== null && !isOver && <> {t.left(left)}</>}
      </p>
      {isOver && (
        <p class="flex items-start gap-2 font-semibold text-error">
          <Icon of={TriangleAlert} size={16} class="mt-0.5 shrink-0" />
          {t.over(left)}
        </p>
      )}
      <DearSigns text={text} parts={parts} terms={terms} onText={onText} />
      {leavesAt !== null && leavesAt !== at && (
        <p class="flex items-start gap-2">
          <Icon of={Info} size={16} class="mt-0.5 shrink-0" />
          {t.leaves(dayTime(leavesAt))}
        </p>
      )}
    </div>
  )
}

/** Which signs make it dearer, where others would not, and one press that spells them otherwise. */
function DearSigns({
  text,
  parts,
  terms,
  onText,
}: {
  text: string
  parts: number
  terms: ReturnType<typeof smsTermsOf>
  onText: (text: string) => void
}) {
  const t = smsMessages()
  const plain = plainSpelling(text)
  const cheaper = smsPartsOf(plain, terms)
  if (cheaper >= parts) return null
  const signs = dearSigns(text).flatMap(({ sign, spelling }) => (spelling === null ? [] : [sign]))
  const shown = [...new Set(signs.map(sign => (sign.trim() === '' ? t.space : t.sign(sign))))]
  return (
    <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{t.dear(list(shown), parts, cheaper)}</span>
      <button type="button" class="text-link" onClick={() => onText(plain)}>
        {t.replace}
        <span class="sr-only">{list(shown)}</span>
      </button>
    </p>
  )
}
