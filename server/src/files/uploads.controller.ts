import {
  Controller,
  Delete,
  Get,
  Head,
  HttpCode,
  Options,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExcludeEndpoint,
  ApiHeader,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentUser } from '../auth/current.js';
import type { Actor } from '../auth/principal.js';
import { RateLimited } from '../throttling/rate-limited.js';
import { Answers, AnswersNothing } from '../web/openapi.decorators.js';
import { MultipartDoor } from './multipart-door.js';
import { TusDoor } from './tus/tus-door.js';
import { UploadAnswerDto, UploadedFileDto } from './upload.dto.js';
import { UploadsService } from './uploads.service.js';

/** What can be refused once all of a file is there. */
const EXAMINED = [
  'file.empty',
  'file.tooLarge',
  'file.typeRefused',
  'file.damaged',
  'file.infected',
  'file.unscanned',
  'file.storageFull',
  'server.busy',
] as const;

@ApiTags('files')
@Controller('api')
export class UploadsController {
  constructor(
    private readonly tus: TusDoor,
    private readonly multipart: MultipartDoor,
    private readonly uploads: UploadsService,
  ) {}

  /** Takes one file as a form, whole. */
  @Post('files')
  @RateLimited('upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    },
  })
  @Answers(
    UploadedFileDto,
    201,
    'request.malformed',
    'request.mediaType',
    'validation.failed',
    'file.quotaExceeded',
    'rate.limited',
    ...EXAMINED,
  )
  async take(
    @CurrentUser() user: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    return { file: await this.multipart.take(user, request, response) };
  }

  /** What the server knows of tus. */
  @Options('uploads')
  @ApiExcludeEndpoint()
  options(@CurrentUser() user: Actor, @Req() request: Request, @Res() response: Response) {
    return this.tus.answer(user, request, response);
  }

  /** Begins a resumable upload (tus 1.0.0: creation, creation-with-upload); its address is in `Location`. */
  @Post('uploads')
  @RateLimited('upload')
  @ApiHeader({ name: 'Tus-Resumable', example: '1.0.0', required: true })
  @ApiHeader({ name: 'Upload-Length', example: 182_044, required: true })
  @ApiHeader({ name: 'Upload-Metadata', example: 'name 2q/Yp9ix2LQucGRm', required: true })
  @Answers(
    UploadAnswerDto,
    201,
    'request.malformed',
    'validation.failed',
    'upload.protocol',
    'file.quotaExceeded',
    'rate.limited',
    ...EXAMINED,
  )
  begin(@CurrentUser() user: Actor, @Req() request: Request, @Res() response: Response) {
    return this.tus.answer(user, request, response);
  }

  /** How much of it has arrived. */
  @Head('uploads/:id')
  @ApiExcludeEndpoint()
  offset(@CurrentUser() user: Actor, @Req() request: Request, @Res() response: Response) {
    return this.tus.answer(user, request, response);
  }

  /** How far it has come; for whoever lost the last answer. */
  @Get('uploads/:id')
  @Answers(UploadAnswerDto, 'upload.notFound')
  async get(@CurrentUser() user: Actor, @Param('id') id: string) {
    return { upload: await this.uploads.get(user, id) };
  }

  /** Sends more of it. With the last byte it is examined, and the outcome answered; until then there is nothing to say. */
  @Patch('uploads/:id')
  @ApiParam({ name: 'id' })
  @ApiConsumes('application/offset+octet-stream')
  @ApiHeader({ name: 'Tus-Resumable', example: '1.0.0', required: true })
  @ApiHeader({ name: 'Upload-Offset', example: 0, required: true })
  @ApiResponse({ status: 204, description: 'More is to come.' })
  @Answers(
    UploadAnswerDto,
    'request.malformed',
    'upload.notFound',
    'upload.conflict',
    'upload.protocol',
    ...EXAMINED,
  )
  send(@CurrentUser() user: Actor, @Req() request: Request, @Res() response: Response) {
    return this.tus.answer(user, request, response);
  }

  /** Ends it; what has arrived is removed, and a file that was not sent yet with it. */
  @Delete('uploads/:id')
  @HttpCode(204)
  @ApiParam({ name: 'id' })
  @ApiHeader({ name: 'Tus-Resumable', example: '1.0.0', required: true })
  @AnswersNothing('upload.notFound', 'upload.protocol')
  drop(@CurrentUser() user: Actor, @Req() request: Request, @Res() response: Response) {
    return this.tus.answer(user, request, response);
  }
}
