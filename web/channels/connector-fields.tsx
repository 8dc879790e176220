import { Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { placeOf } from '../../server/channels/rules.ts'
import type { ConnectorShape, ReportPreviewShape } from '../../server/channels/shapes-channel.ts'
import {
  mostReportRules,
  type ReportRule,
  reportRulesIn,
  reportRulesText,
} from '../../server/connectors/rules/report-rule.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { SelectField } from '../components/choices.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { TextArea, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { when } from '../format.ts'
import { newKey } from '../key.ts'
import { useAction } from '../resource.ts'
import { channelMessages } from './messages.ts'
import { reportMessages } from './report-messages.ts'
import { VoiceOffer } from './voice-offers.tsx'

type ConnectorFieldsProps = {
  fields: Spoken<ConnectorShape>['fields']
  values: Record<string, string>
  onValues: (values: Record<string, string>) => void
  /** The channel whose they are; absent: there is none yet, and nothing to try a rule on. */
  channel?: number
}

/** The fields that a connector's manifest asks for. */
export function ConnectorFields({ fields, values, onValues, channel }: ConnectorFieldsProps) {
  return (
    <>
      {fields.map(field => {
        const value = values[field.key] ?? ''
        const onValue = (typed: string) => onValues({ ...values, [field.key]: typed })
        const isOptional = !field.required && !field.usual
        const isOurs = field.suggestion === 'random'
        if (channel === undefined && (field.later || field.editor !== undefined)) return null
        if (channel !== undefined && field.editor !== undefined) {
          const { key, label, help } = field
          return <ReportRules key={key} {...{ channel, label, help, value, onValue }} />
        }
        return (
          <div key={field.key} class="flex flex-col gap-2">
            {field.choices ? (
              <SelectField
                name={placeOf(field)}
                label={field.label}
                help={field.help}
                value={value || (field.choices[0]?.value ?? '')}
                options={field.choices}
                onValue={onValue}
              />
            ) : field.multiline ? (
              <TextArea
                name={placeOf(field)}
                label={field.label}
                help={field.help}
                optional={isOptional}
                value={value}
                onValue={onValue}
              />
            ) : (
              <TextField
                name={placeOf(field)}
                label={field.label}
                help={field.help}
                optional={isOptional}
                required={field.required}
                // A word of one's own must be read to be typed elsewhere too.
                type={field.secret && !isOurs ? 'password' : 'text'}
                autoComplete="off"
                value={value}
                onValue={onValue}
              />
            )}
            {isOurs && <Suggestion label={field.label} value={value} onValue={onValue} />}
          </div>
        )
      })}
    </>
  )
}

function Suggestion({
  label,
  value,
  onValue,
}: {
  label: string
  value: string
  onValue: (value: string) => void
}) {
  return (
    <div class="flex flex-wrap items-center gap-2">
      <button type="button" class="btn btn-sm" onClick={() => onValue(newKey())}>
        {channelMessages().suggest}
        <span class="sr-only"> {label}</span>
      </button>
      {value !== '' && <CopyButton text={value} what={label} />}
    </div>
  )
}

type ReportRulesProps = {
  /** Whose mails the rules are tried on. */
  channel: number
  label: string
  help: string
  /** As the channel's field has them. */
  value: string
  onValue: (value: string) => void
}

const none: ReportRule = { tool: '', sender: '', opens: '', closes: '' }

/** The rules by which reports of other tools are known, and what they make of what is there. */
function ReportRules({ channel, label, help, value, onValue }: ReportRulesProps) {
  // A text loses the spaces between which one types.
  const [rules, setRules] = useState(() => reportRulesIn(value))
  const [preview, setPreview] = useState<ReportPreviewShape | null>(null)
  const trying = useAction()
  const offers = useApi('GET /channels/:id/voice-offers', [], { param: { id: channel } })
  const t = reportMessages()
  const isAdded = (offer: ReportRule) =>
    rules.some(({ sender, opens }) => sender === offer.sender && opens === offer.opens)

  function change(changed: ReportRule[]): void {
    setRules(changed)
    setPreview(null)
    onValue(reportRulesText(changed))
  }

  async function tryOut(tried: ReportRule[]): Promise<void> {
    const json = { reports: reportRulesText(tried) }
    setPreview(await api('POST /channels/:id/report-preview', { param: { id: channel }, json }))
  }

  return (
    <fieldset class="flex flex-col gap-4">
      <legend class="font-semibold">{label}</legend>
      <p class="text-muted text-sm">{help}</p>
      {offers.data?.offers
        .filter(({ rule }) => !isAdded(rule))
        .map(offer => (
          <VoiceOffer key={offer.rule.opens} offer={offer}>
            <BusyButton
              busy={trying.busy}
              class="btn btn-sm"
              onClick={() => {
                const added = [...rules, offer.rule]
                change(added)
                void trying.run(() => tryOut(added))
              }}
            >
              {reportMessages().voice.add}
            </BusyButton>
          </VoiceOffer>
        ))}
      {rules.map((rule, at) => (
        <Rule
          // Without a number of their own: one that goes takes none of the others' words.
          key={`${rules.length} ${at}`}
          rule={rule}
          onRule={changed => change(rules.with(at, changed))}
          onRemove={() => change(rules.toSpliced(at, 1))}
        />
      ))}
      <div class="flex flex-wrap gap-2">
        {rules.length < mostReportRules && (
          <button type="button" class="btn btn-sm" onClick={() => change([...rules, none])}>
            <Icon of={Plus} size={16} />
            {t.add}
          </button>
        )}
        {rules.length > 0 && (
          <BusyButton
            busy={trying.busy}
            class="btn btn-sm"
            onClick={() => void trying.run(() => tryOut(rules))}
          >
            {t.preview}
          </BusyButton>
        )}
      </div>
      <ProblemNotice problem={trying.problem} kept={channelMessages().unchanged} />
      <div role="status">{preview && <Preview preview={preview} />}</div>
    </fieldset>
  )
}

function Rule({
  rule,
  onRule,
  onRemove,
}: {
  rule: ReportRule
  onRule: (rule: ReportRule) => void
  onRemove: () => void
}) {
  const t = reportMessages()
  const [begun] = useState(rule.tool)
  return (
    <fieldset class="sheet flex flex-col gap-3 border-field p-3">
      <legend class="sr-only">{begun || t.newTool}</legend>
      {(['tool', 'sender', 'opens', 'closes'] as const).map(key => (
        <TextField
          key={key}
          label={t.fields[key].label}
          help={t.fields[key].help}
          required={key !== 'closes'}
          optional={key === 'closes'}
          maxLength={key === 'tool' ? 60 : 150}
          autoComplete="off"
          value={rule[key]}
          onValue={typed => onRule({ ...rule, [key]: typed })}
        />
      ))}
      <button type="button" class="btn btn-ghost btn-sm self-start" onClick={onRemove}>
        <Icon of={Trash2} size={16} />
        {t.remove}
        <span class="sr-only"> {rule.tool}</span>
      </button>
    </fieldset>
  )
}

function Preview({ preview }: { preview: ReportPreviewShape }) {
  const t = reportMessages()
  return (
    <div class="flex flex-col gap-2 text-sm">
      <p class="font-semibold">{t.found(preview)}</p>
      <ul class="flex flex-col gap-1">
        {preview.rows.map((row, at) => (
          <li key={at}>
            {row.subject} <span class="text-muted">{`${t.kind(row)} · ${when(row.sentAt)}`}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
