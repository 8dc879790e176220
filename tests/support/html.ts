import { HtmlValidate } from 'html-validate'

/** The rules of the HTML standard and of WCAG, https://html-validate.org/rules/presets.html. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
})

/** What is not as the standard has it, by line; empty: it is valid. */
export async function complaintsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  )
}
