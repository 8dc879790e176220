import { useState } from 'preact/hooks'
import type { FeedShape } from '../../server/calendar/shapes.ts'
import { isConnected } from '../../server/channels/rules.ts'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { namedOptions, SelectField, TicksField } from '../components/choices.tsx'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { feedMessages } from './messages.ts'

type RelayRuleProps = {
  feed: Spoken<FeedShape>
  channels: readonly Spoken<ChannelShape>[]
  onClose: () => void
  onSaved: () => Promise<void>
}

/** What of a source is relayed without anybody's doing. */
export function RelayRule({ feed, channels, onClose, onSaved }: RelayRuleProps) {
  const t = feedMessages()
  const { id, name, rule } = feed
  const [chosen, setChosen] = useState<number[]>(rule?.channels ?? [])
  const keywords = useField(rule?.words.join(', ') ?? '')
  const perDay = useField(rule?.perDay ?? 1)
  const publishing = channels.filter(
    one => one.publishes && isConnected(one) && one.neighbour === null && !one.limits.needsImage,
  )

  async function set(wanted: typeof rule, said: string): Promise<void> {
    await api('PUT /feeds/:id/rule', { param: { id }, json: { rule: wanted } })
    await onSaved()
    say(said)
    onClose()
  }
  return (
    <FormDialog
      title={t.ruleTitle(name)}
      submit={t.ruleSave}
      kept={t.notAdded}
      isReady={chosen.length > 0}
      act={() =>
        set(
          {
            channels: chosen,
            words: keywords.value.split(',').flatMap(word => word.trim() || []),
            perDay: perDay.value,
          },
          t.ruleSaved,
        )
      }
      onClose={onClose}
    >
      {isTried => (
        <>
          <p class="text-muted">{t.ruleLead}</p>
          <TicksField
            legend={t.ruleChannels}
            options={namedOptions(publishing)}
            chosen={chosen}
            onChosen={setChosen}
          />
          {isTried && chosen.length === 0 && (
            <p class="font-semibold text-error text-sm">{t.ruleChannelMissing}</p>
          )}
          <TextField
            {...keywords}
            label={t.ruleKeywords}
            help={t.ruleKeywordsHelp}
            optional
            maxLength={500}
          />
          <SelectField
            {...perDay}
            label={t.rulePerDay}
            options={[1, 2, 3, 5].map(many => ({ value: many, label: String(many) }))}
          />
          {rule !== null && (
            <ActionButton class="btn btn-sm w-fit" act={() => set(null, t.ruleEnded)}>
              {t.ruleEnd}
            </ActionButton>
          )}
        </>
      )}
    </FormDialog>
  )
}
