declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  /** An OpenID provider; its development pages take any login. */
  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
