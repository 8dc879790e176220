import { placeOf } from '../../server/channels/rules/channel.ts'
import type { ConnectorShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Field, TextArea, TextField } from '../components/field.tsx'
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
              <Field name={placeOf(field)} label={field.label} help={field.help}>
                {tied => (
                  <select
                    {...tied}
                    class="select w-full"
                    value={value || field.choices?.[0]?.value}
                    onChange={event => onValue(event.currentTarget.value)}
                  >
                    {field.choices?.map(choice => (
                      <option key={choice.value} value={choice.value}>
                        {choice.label}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
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
      <button type="button" class="btn btn-sm" onClick={() => onValue(randomWord())}>
        {channelMessages().suggest}
        <span class="sr-only"> {label}</span>
      </button>
      {value !== '' && <CopyButton text={value} what={label} />}
    </div>
  )
}

/** 128 bits of chance, in hexadecimal: no sign that a form would not take. */
function randomWord(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
