import type { ConnectorShape } from '../../../server/shapes/channel.ts'
import { TextField } from '../../components/field.tsx'

type ConnectorFieldsProps = {
  fields: ConnectorShape['fields']
  values: Record<string, string>
  onValues: (values: Record<string, string>) => void
}

/** The fields that a connector's manifest asks for. */
export function ConnectorFields({ fields, values, onValues }: ConnectorFieldsProps) {
  return (
    <>
      {fields.map(field => (
        <TextField
          key={field.key}
          label={field.label}
          help={field.help}
          optional={!field.required}
          required={field.required}
          type={field.secret ? 'password' : 'text'}
          autoComplete="off"
          value={values[field.key] ?? ''}
          onValue={value => onValues({ ...values, [field.key]: value })}
        />
      ))}
    </>
  )
}
