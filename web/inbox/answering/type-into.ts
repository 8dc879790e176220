/**
 * Puts a text where the cursor is as if it were typed, and the cursor behind it: Ctrl+Z takes it back, which
 * what a script writes by itself (`setRangeText`) would forget together with all that was typed before.
 * https://w3c.github.io/editing/docs/execCommand/#the-inserttext-command
 */
export function typeInto(box: HTMLTextAreaElement, text: string): void {
  box.focus()
  if (document.execCommand('insertText', false, text)) return
  box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
