import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ChannelShape, VoiceOfferShape } from '../../server/channels/shapes-channel.ts'
import {
  type ReportRule,
  reportRulesIn,
  reportRulesText,
} from '../../server/connectors/rules/report-rule.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { when } from '../format.ts'
import { useAction } from '../resource.ts'
import { channelMessages } from './messages.ts'
import { reportMessages } from './report-messages.ts'

type OffersProps = { channel: Spoken<ChannelShape>; onChange: () => Promise<void> }

/** Voice messages that nobody is told of, each sender's with the question whether they are to count. */
export function VoiceOffers({ channel, onChange }: OffersProps) {
  const offers = useApi('GET /channels/:id/voice-offers', ['channels', 'messages'], {
    param: { id: channel.id },
  })
  const [shown, setShown] = useState<VoiceOfferShape | null>(null)
  const action = useAction()
  const t = reportMessages().voice

  /** One field anew, from what it is now: it holds what was said of other senders too. */
  async function change(field: 'reports' | 'declined', to: (now: string) => string): Promise<void> {
    const { channels } = await api('GET /channels')
    const now = channels.find(({ id }) => id === channel.id)?.config[field] ?? ''
    const json = { config: { [field]: to(now) } }
    await api('PATCH /channels/:id', { param: { id: channel.id }, json })
    await Promise.all([onChange(), offers.reload()])
  }
  async function follow({ rule }: VoiceOfferShape): Promise<void> {
    const others = (now: string) => reportRulesIn(now).filter(one => !isSameRule(one, rule))
    await change('reports', now => reportRulesText([...others(now), rule]))
    setShown(null)
    say(t.kept(rule.sender), () => change('reports', now => reportRulesText(others(now))))
  }
  async function decline({ rule: { sender } }: VoiceOfferShape): Promise<void> {
    const others = (now: string) => now.split('\n').filter(one => one !== '' && one !== sender)
    await change('declined', now => [...others(now), sender].join('\n'))
    say(t.declined(sender), () => change('declined', now => others(now).join('\n')))
  }

  return (
    <>
      {offers.data?.offers.map(offer => (
        <VoiceOffer key={`${offer.rule.sender} ${offer.rule.opens}`} offer={offer}>
          <button type="button" class="btn btn-sm" onClick={() => setShown(offer)}>
            {t.follow}
            <span class="sr-only"> {offer.rule.sender}</span>
          </button>
          <BusyButton
            busy={action.busy}
            class="btn btn-ghost btn-sm"
            onClick={() => void action.run(() => decline(offer))}
          >
            {t.decline}
            <span class="sr-only"> {offer.rule.sender}</span>
          </BusyButton>
        </VoiceOffer>
      ))}
      <ProblemNotice
        problem={shown === null ? action.problem : null}
        kept={channelMessages().unchanged}
      />
      {shown && (
        <Dialog title={t.dialogTitle} onClose={() => setShown(null)}>
          <div class="flex flex-col gap-4">
            <p class="wrap-anywhere">{t.meaning(shown.rule.sender)}</p>
            <Recognised offer={shown} />
            <ProblemNotice problem={action.problem} kept={channelMessages().unchanged} />
            <BusyButton
              busy={action.busy}
              class="btn btn-primary self-end"
              onClick={() => void action.run(() => follow(shown))}
            >
              {t.keep}
            </BusyButton>
          </div>
        </Dialog>
      )}
    </>
  )
}

const isSameRule = (one: ReportRule, other: ReportRule): boolean =>
  one.sender === other.sender && one.opens === other.opens

/** The question, above what one answers it with. */
export function VoiceOffer({
  offer: { count, rule },
  children,
}: {
  offer: VoiceOfferShape
  children: ComponentChildren
}) {
  const t = reportMessages().voice
  return (
    <Notice level="info" actions={children}>
      <p class="wrap-anywhere">
        {t.title(count, rule.sender)} {t.question}
      </p>
    </Notice>
  )
}

/** Who called, and when. */
function Recognised({ offer: { rows } }: { offer: VoiceOfferShape }) {
  const t = reportMessages().voice
  return (
    <div>
      <p class="font-semibold">{t.recognised}</p>
      <ul class="list-inside list-disc">
        {rows.map(({ number, sentAt }, at) => (
          <li key={at}>{t.row(number, when(sentAt))}</li>
        ))}
      </ul>
    </div>
  )
}
