/** A way to a new password for somebody who does not know theirs any more. It works once. */
export interface ResetLink {
  /** A path alone where the server does not know by which address people reach it. */
  link: string;
  expiresAt: string;
}

export interface ResetLinkAnswer {
  reset: ResetLink;
}

/** A username or an e-mail address. */
export interface ForgotPasswordRequest {
  account: string;
}

export interface ResetPasswordRequest {
  token: string;
  newPassword: string;
}
