import { Handshake } from 'lucide'
import { useState } from 'preact/hooks'
import type { EventShape } from '../../server/events/shapes-event.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import type { PartnersShape } from '../../server/partners/shapes.ts'
import type { ShareState } from '../../server/shares/rules/share.ts'
import type { ShareShape } from '../../server/shares/shapes.ts'
import { api, useApi } from '../api.ts'
import { Tick } from '../components/choices.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { partnerMessages } from './messages.ts'
import { PartnerTicks } from './partner-ticks.tsx'
import { ShareList } from './share-list.tsx'
import { shareMessages } from './share-messages.ts'

type SharedEvent = Pick<EventShape, 'id' | 'title' | 'status'>

/** What was offered of an event to neighbours, and offering it. */
export default function EventShares({ event }: { event: SharedEvent }) {
  const t = shareMessages()
  const shares = useApi('GET /shares', ['partners'], { query: { event: event.id } })
  const [isProposing, setIsProposing] = useState(false)
  const mayPropose = may('events.write') && event.status === 'planned'
  return (
    <Section
      title={t.onEvent}
      aside={
        mayPropose && (
          <button type="button" class="btn btn-sm" onClick={() => setIsProposing(true)}>
            <Icon of={Handshake} size={16} />
            {t.propose}
          </button>
        )
      }
    >
      <Loaded resource={shares} lines={2}>
        {data =>
          data.shares.length === 0 ? (
            <p class="text-muted">{t.onEventNone}</p>
          ) : (
            <>
              <p class="mb-2">{eventFigures(data.shares)}</p>
              <ShareList shares={data.shares} onChange={shares.reload} />
            </>
          )
        }
      </Loaded>
      {isProposing && (
        <Propose
          event={event}
          shares={shares.data?.shares ?? []}
          onClose={() => setIsProposing(false)}
          onDone={shares.reload}
        />
      )}
    </Section>
  )
}

/** Counted as *Voisins* counts: what was published was accepted too. */
function eventFigures(shares: readonly Spoken<ShareShape>[]): string {
  const count = (...states: ShareState[]) =>
    shares.filter(({ state }) => states.includes(state)).length
  const accepted = count('accepted', 'published')
  return shareMessages().eventFigures(shares.length, accepted, count('published'))
}

type ProposeProps = {
  event: SharedEvent
  shares: readonly Spoken<ShareShape>[]
  onClose: () => void
  onDone: () => Promise<void>
}

function Propose(props: ProposeProps) {
  const t = shareMessages()
  const listed = useApi('GET /partners', ['partners'])
  return (
    <Dialog title={t.proposeTitle(props.event.title)} onClose={props.onClose}>
      <Loaded resource={listed} lines={4}>
        {data =>
          data.partners.length === 0 ? (
            <p>
              {partnerMessages().noneHelp}{' '}
              <a class="text-link" href={paths.partners}>
                {partnerMessages().add}
              </a>
            </p>
          ) : (
            <Choice data={data} {...props} />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function Choice({ event, shares, data, onClose, onDone }: ProposeProps & { data: PartnersShape }) {
  const t = shareMessages()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const withPlan = useField(false)
  const [skipped, setSkipped] = useState<string[]>([])
  const standing = new Set(
    shares
      .filter(({ state }) => state !== 'declined' && state !== 'withdrawn')
      .map(({ partner }) => partner),
  )
  async function propose(): Promise<void> {
    const made = await api('POST /shares', {
      json: { event: event.id, partners: [...chosen], groups: [], withPlan: withPlan.value },
    })
    await onDone()
    if (made.shares.length > 0) say(t.proposed(made.shares.length))
    setSkipped(made.skipped.map(({ name, why }) => `${name} (${t.skipped[why]})`))
    if (made.skipped.length === 0) onClose()
  }

  return (
    <Form
      class="flex flex-col gap-4"
      look="btn btn-primary self-start"
      submit={t.propose}
      kept={t.notProposed}
      isReady={chosen.size > 0}
      act={propose}
    >
      <p class="text-muted">{t.proposeLead}</p>
      <PartnerTicks data={data} standing={standing} chosen={chosen} onChosen={setChosen} />
      <Tick {...withPlan} label={t.withPlan} help={t.withPlanHelp} />
      <p role="status">{t.chosenCount(chosen.size)}</p>
      {data.repliesTo !== null && <p class="text-muted text-sm">{t.repliesTo(data.repliesTo)}</p>}
      {skipped.length > 0 && (
        <p class="text-warning">
          {t.skippedTitle} {skipped.join(', ')}
        </p>
      )}
    </Form>
  )
}
