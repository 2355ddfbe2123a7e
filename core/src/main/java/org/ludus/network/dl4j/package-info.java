/** Networks on Deeplearning4j, and its model files. Nothing else imports that library. */
package org.ludus.network.dl4j;
