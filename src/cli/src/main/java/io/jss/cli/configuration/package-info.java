/**
 * Files that say how tables look where a person reads them. It may know the options that are about
 * looks, and nothing that decides what is asked or done.
 */
package io.jss.cli.configuration;
