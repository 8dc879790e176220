import { placeOf } from '../../server/channels/rules.ts'
import type { ConnectorShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { SelectField } from '../components/choices.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { TextArea, TextField } from '../components/field.tsx'
import { newKey } from '../key.ts'
import { channelMessages } from './messages.ts'
import { ReportRules } from './report-rules.tsx'

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
