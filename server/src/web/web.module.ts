import { Global, Module } from '@nestjs/common';
import { OriginPolicy } from './origin-policy.js';
import { Proxies } from './proxies.js';

@Global()
@Module({ providers: [OriginPolicy, Proxies], exports: [OriginPolicy, Proxies] })
export class WebModule {}
