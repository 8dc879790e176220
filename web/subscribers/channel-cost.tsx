import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { api } from '../api.ts'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { centsIn, eurosTyped } from '../euros.ts'
import { language, messages } from '../language.ts'
import { subscriberMessages } from './messages.ts'

/** What the commune says a channel costs it: by contract, and of somebody's time. */
export function ChannelCost({
  channel,
  onClose,
  onChange,
}: {
  channel: AudienceReportShape['channels'][number]
  onClose: () => void
  onChange: () => Promise<void>
}) {
  const { id, name, yearlyCost, postMinutes, way } = channel
  const cost = useField(eurosTyped(yearlyCost, language.value))
  const minutes = useField(postMinutes?.toString() ?? '')
  const t = subscriberMessages()
  const cents = centsIn(cost.value)
  const isOdd = cost.value.trim() !== '' && cents === null
  return (
    <FormDialog
      title={t.costTitle(name)}
      onClose={onClose}
      isReady={!isOdd}
      act={async () => {
        const json = {
          yearlyCost: cents,
          postMinutes: minutes.value === '' ? null : Number(minutes.value),
        }
        await api('PUT /channels/:id/cost', { param: { id }, json })
        await onChange()
        onClose()
        say(messages.value.form.saved)
      }}
    >
      <TextField
        {...cost}
        name="yearlyCost"
        label={t.yearlyCost}
        help={way === 'sms' ? `${t.yearlyCostHelp} ${t.yearlyCostSms}` : t.yearlyCostHelp}
        optional
        inputMode="decimal"
        class="w-32"
        error={isOdd ? t.badEuros : null}
      />
      <TextField
        {...minutes}
        name="postMinutes"
        label={t.postMinutes}
        help={t.postMinutesHelp}
        optional
        type="number"
        min={0}
        max={600}
        class="w-32"
      />
    </FormDialog>
  )
}
