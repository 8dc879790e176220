import { useLayoutEffect } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import {
  actionsIn,
  isUnseen,
  type SimpleAction,
} from '../../server/publishing/rules/delivery-state.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { NewTab } from '../components/new-tab.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'

/** Where the rules allow two acts that do the same, the one whose word fits the state. */
const redundant: Partial<Record<Spoken<DeliveryShape>['state'], SimpleAction>> = {
  failed: 'publish-now',
  missed: 'retry',
}

/** A first comment that waits for its post. */
const isUnderNothing = ({ after, state, nextAt }: Spoken<DeliveryShape>) =>
  after !== null && state === 'scheduled' && nextAt === null

const possible = (delivery: Spoken<DeliveryShape>): SimpleAction[] => [
  ...(isUnseen(delivery) ? (['read-again'] as const) : actionsIn(delivery.state)),
  ...(delivery.withdrawable ? (['withdraw'] as const) : []),
]

/** All but what a person settles without the network: that it is stopped, that it is out, that it is not. */
const asksNetwork = (which: SimpleAction) => !['cancel', 'confirm', 'deny'].includes(which)

/** What is not undone: it is asked once more. */
const isFinal = (which: SimpleAction) => which === 'cancel' || which === 'withdraw'

/** What became of an act: a look may find what was thought lost, and a person carries out what is by hand. */
function saidOf(which: SimpleAction, { state, byHand }: Spoken<DeliveryShape>): string {
  const t = messages.value.deliveries
  if (which === 'deny' && state === 'published') return t.foundOnline
  const isSent = which === 'deny' && state === 'scheduled'
  if (!byHand) return t.done[isSent ? 'retry' : which]
  if (which === 'withdraw') return t.withdrawByHand
  return asksNetwork(which) ? messages.value.deliveryStates.due : t.done[which]
}

type DeliveryActionsProps = {
  delivery: Spoken<DeliveryShape>
  onDone: (changed: Spoken<DeliveryShape>) => Promise<void>
}

/** The link to the public post, and what can still be done. */
export function DeliveryActions({ delivery, onDone }: DeliveryActionsProps) {
  const action = useAction()
  const t = messages.value.deliveries
  const acts = possible(delivery).filter(which => which !== redundant[delivery.state])
  // Nothing is asked of a network to which no way leads.
  const isCutOff = delivery.channelState !== 'active'
  const hangs = isCutOff && acts.some(which => asksNetwork(which))
  const allowed = may('events.write')
    ? acts
        .filter(which => !(isCutOff && asksNetwork(which)))
        .filter(which => !isUnderNothing(delivery) || which === 'cancel')
        .sort((a, b) => Number(isFinal(a)) - Number(isFinal(b)))
    : []
  // The button that was pressed may go with its act: one goes on at the top of the dialog.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
    dialog?.querySelector('h2')?.focus()
  }, [allowed.length])
  const act = async (which: SimpleAction) => {
    const changed = await api(`POST /deliveries/:id/${which}`, { param: { id: delivery.id } })
    await onDone(changed)
    say(saidOf(which, changed))
  }
  if (allowed.length === 0 && delivery.url === null && !hangs) return null
  const where = `${delivery.channelName}, ${delivery.title}`
  const withdrawText = delivery.byHand ? t.withdrawByHand : t.withdrawText
  return (
    <div class="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      {delivery.url && (
        <NewTab href={delivery.url} about={t.newTab(delivery.channelName)}>
          {t.see}
        </NewTab>
      )}
      {hangs && (
        <a class="btn btn-sm" href={`${paths.channels}#canal-${delivery.channel}`}>
          {messages.value.deliveries.reconnect}
          <span class="sr-only"> {delivery.channelName}</span>
        </a>
      )}
      {allowed.map(which =>
        isFinal(which) ? (
          <ConfirmButton
            key={which}
            class="btn btn-sm btn-ghost"
            label={t.acts[which]}
            title={which === 'cancel' ? t.cancelTitle(where) : t.withdrawTitle(where)}
            text={which === 'cancel' ? t.cancelText : withdrawText}
            act={() => act(which)}
          />
        ) : (
          <BusyButton
            key={which}
            busy={action.busy}
            class="btn btn-sm"
            onClick={() => void action.run(() => act(which))}
          >
            {t.acts[which]}
            <span class="sr-only">{t.actOn(where)}</span>
          </BusyButton>
        ),
      )}
      {action.problem !== null && (
        <div class="basis-full">
          <ProblemNotice problem={action.problem} />
        </div>
      )}
    </div>
  )
}
