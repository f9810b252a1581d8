package org.postern.attachment;

/** There is no such file for this person: absent, another's and held back look alike. */
public class AttachmentNotFound extends RuntimeException {}
