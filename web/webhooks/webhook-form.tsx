import { useState } from 'preact/hooks'
import { type WebhookType, webhookTypes } from '../../server/webhooks/rules.ts'
import type { WebhookEdit } from '../../server/webhooks/shapes.ts'
import { labelledOptions, Tick, TicksField } from '../components/choices.tsx'
import { FormDialog, TextField } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { webhookMessages } from './messages.ts'

const groups = ['message', 'delivery', 'event'] as const

type Props = {
  title: string
  /** What stands there; a new one is told nothing yet. */
  start: WebhookEdit
  /** Whether it may be disabled here. */
  isKnown: boolean
  onClose: () => void
  act: (wanted: WebhookEdit) => Promise<void>
}

/** Where other software is told, and of what. */
export function WebhookForm({ title, start, isKnown, onClose, act }: Props) {
  const [wanted, setWanted] = useState(start)
  const t = webhookMessages()
  const set = (patch: Partial<WebhookEdit>) => setWanted({ ...wanted, ...patch })
  const isOf = (group: string) => (type: WebhookType) => type.startsWith(`${group}.`)

  return (
    <FormDialog
      title={title}
      submit={t.save}
      onClose={onClose}
      isReady={wanted.types.length > 0}
      act={() => act(wanted)}
    >
      {isTried => (
        <>
          <TextField
            name="name"
            label={t.name}
            help={t.nameHelp}
            required
            maxLength={100}
            value={wanted.name}
            onValue={name => set({ name })}
          />
          <TextField
            name="address"
            label={t.address}
            required
            maxLength={500}
            value={wanted.address}
            onValue={address => set({ address })}
          />
          {groups.map(group => (
            <TicksField
              key={group}
              legend={t.legends[group]}
              options={labelledOptions(webhookTypes.filter(isOf(group)), t.types)}
              chosen={wanted.types.filter(isOf(group))}
              onChosen={chosen =>
                set({ types: [...wanted.types.filter(type => !isOf(group)(type)), ...chosen] })
              }
            />
          ))}
          <Tick
            label={t.words}
            help={t.wordsHelp}
            value={wanted.words}
            onValue={words => set({ words })}
          />
          {isKnown && (
            <Tick
              label={t.enabled}
              help={t.enabledHelp}
              value={wanted.enabled}
              onValue={enabled => set({ enabled })}
            />
          )}
          {isTried && wanted.types.length === 0 && (
            <Notice level="error" live>
              {t.chooseOne}
            </Notice>
          )}
        </>
      )}
    </FormDialog>
  )
}
