import { createHash } from 'node:crypto'

/** What goes into Meta's error envelope. */
export type ErrorDetails = {
  message: string
  code: number
  subcode?: number | undefined
  type?: string | undefined
  userTitle?: string | undefined
  userMessage?: string | undefined
  transient?: boolean | undefined
}

/** An answer in Meta's error envelope, thrown from anywhere below a call. */
export class GraphError extends Error {
  readonly status: number
  readonly details: ErrorDetails

  constructor(status: number, details: ErrorDetails) {
    super(details.message)
    this.status = status
    this.details = details
  }
}

/** `{"error": {…}}`, as Meta writes it. */
export function errorBody(details: ErrorDetails) {
  const trace = createHash('sha1').update(JSON.stringify(details)).digest('base64url')
  return {
    error: {
      message: details.message,
      type: details.type ?? 'OAuthException',
      code: details.code,
      ...(details.subcode === undefined ? {} : { error_subcode: details.subcode }),
      ...(details.transient === undefined ? {} : { is_transient: details.transient }),
      ...(details.userTitle === undefined ? {} : { error_user_title: details.userTitle }),
      ...(details.userMessage === undefined ? {} : { error_user_msg: details.userMessage }),
      fbtrace_id: `A${trace.slice(0, 22)}`,
    },
  }
}

/** 100/33: absent, removed, or another page's; Meta does not say which. */
export const notFound = (method: string, id: string) =>
  new GraphError(400, {
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be ` +
      'loaded due to missing permissions, or does not support this operation. Please read the Graph ' +
      'API documentation at https://developers.facebook.com/docs/graph-api',
    type: 'GraphMethodException',
    code: 100,
    subcode: 33,
  })

export const badParameter = (message: string, subcode?: number) =>
  new GraphError(400, { message: `(#100) ${message}`, code: 100, subcode })

export const noSuchField = (field: string, node: string) =>
  badParameter(`Tried accessing nonexisting field (${field}) on node type (${node})`)

/** 10: a permission or a feature that the app was not given. */
export const notPermitted = (permission: string) =>
  new GraphError(403, {
    message:
      `(#10) This endpoint requires the '${permission}' permission or the 'Page Public Content ` +
      "Access' feature. Refer to https://developers.facebook.com/docs/apps/review/login-permissions" +
      ' and https://developers.facebook.com/docs/apps/review/feature for details.',
    code: 10,
  })

export const mayNotPublish = () =>
  new GraphError(403, {
    message:
      '(#200) If posting to a group, requires app being installed in the group, and \\ If posting to ' +
      'a page, requires both pages_read_engagement and pages_manage_posts as an admin with ' +
      'sufficient administrative permission',
    code: 200,
  })

export const mayNotModerate = () =>
  new GraphError(403, { message: '(#200) Permissions error', code: 200 })

export const mayNotMessage = (permission = 'pages_messaging') =>
  new GraphError(403, {
    message: `(#230) Requires ${permission} permission to manage the object`,
    code: 230,
  })

/** 200: what the app is told of a page, and whose businesses it sees, have permissions of their own. */
export const mayNotManage = (permission: string) =>
  new GraphError(403, {
    message: `(#200) Requires ${permission} permission to manage the object`,
    code: 200,
  })

export const needsAppToken = () =>
  new GraphError(400, {
    message: '(#15) This method must be called with an app access_token.',
    code: 15,
  })

export const needsPageToken = () =>
  new GraphError(403, {
    message: '(#210) A page access token is required to request this resource.',
    code: 210,
  })

/** The conversations say it with the code of a dead token, though the token is only of the wrong kind. */
export const mustBePageToken = () =>
  new GraphError(400, {
    message: 'This method must be called with a Page Access Token',
    code: 190,
  })

export const outsideWindow = (subcode = 2018278) =>
  new GraphError(400, {
    message:
      '(#10) This message is sent outside of allowed window. Learn more about the new policy here: ' +
      'https://developers.facebook.com/docs/messenger-platform/policy-overview',
    code: 10,
    subcode,
  })

export const noSuchRecipient = (subcode = 2018001) =>
  badParameter('No matching user found', subcode)

export const deadToken = (subcode: number) =>
  new GraphError(subcode === 463 || subcode === 460 ? 401 : 400, {
    message: `Error validating access token: ${deaths[subcode] ?? 'The session is invalid.'}`,
    code: 190,
    subcode,
  })

const deaths: Record<number, string> = {
  458: 'The user has not authorized application 1490190000000001.',
  459: 'The user is enrolled in a blocking, logged-in checkpoint.',
  460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  463: 'Session has expired.',
  464: 'Sessions for the user are not allowed because the user is not a confirmed user.',
  467: 'The session is invalid because the user logged out.',
  492: 'The user must be an administrator, editor, or moderator of the page in order to impersonate it.',
}
