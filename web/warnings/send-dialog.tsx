import { FormDialog } from '../components/form.tsx'
import { list } from '../format.ts'
import type { sortedChannels } from './draft.ts'
import { warningMessages } from './messages.ts'

type SendProps = {
  chosen: ReturnType<typeof sortedChannels>['able']
  /** How many people of the mairie get it, as a drill; null: it is none. */
  drillTo: number | null
  act: () => Promise<void>
  onClose: () => void
}

/** What cannot be unsaid is asked once more, with whom it reaches in numbers. */
export function SendDialog({ chosen, drillTo, act, onClose }: SendProps) {
  const t = warningMessages()
  return (
    <FormDialog
      title={drillTo === null ? t.sendTitle : t.sendDrillTitle}
      submit={drillTo === null ? t.send : t.sendDrill}
      kept={t.notSent}
      act={act}
      onClose={onClose}
    >
      {drillTo === null ? (
        <div>
          <p class="mb-2">{t.sendHelp}</p>
          <Reached chosen={chosen} />
        </div>
      ) : (
        <p>{t.isDrillHelp(drillTo)}</p>
      )}
    </FormDialog>
  )
}

function Reached({ chosen }: Pick<SendProps, 'chosen'>) {
  const t = warningMessages()
  const names = (of: SendProps['chosen']) => list(of.map(({ name }) => name))
  const online = chosen.filter(({ way, byHand }) => way === null && !byHand)
  const byHand = chosen.filter(one => one.byHand)
  return (
    <ul class="list-disc ps-5">
      {(['push', 'mail', 'sms'] as const).map(way => {
        const those = chosen.filter(one => one.way === way)
        const people = those.reduce((sum, { subscribers }) => sum + (subscribers ?? 0), 0)
        return those.length > 0 && <li key={way}>{t.readBy[way](people)}</li>
      })}
      {online.length > 0 && <li>{t.online(online.length, names(online))}</li>}
      {byHand.length > 0 && <li>{t.byHandOn(byHand.length, names(byHand))}</li>}
    </ul>
  )
}
